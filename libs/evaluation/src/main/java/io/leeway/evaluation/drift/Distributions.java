package io.leeway.evaluation.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Distribution;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** The shapes of both sides of a column, for drawing. */
final class Distributions {

    private static final int BINS = 20;
    private static final int CATEGORIES = 12;
    private static final double TAIL = 0.01;

    private Distributions() {}

    /** The shapes; absent where a side is empty. */
    static @Nullable Distribution of(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> of(numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                of(reference, current);
        };
    }

    /** Bins of equal width over the middle 98 % of the reference; the outer two reach to the ends of both sides. */
    private static @Nullable Distribution of(NumericProfile reference, NumericProfile current) {
        if (reference.size() == 0 || current.size() == 0) {
            return null;
        }
        List<Double> edges = edges(reference, current);
        return new Distribution(edges, null, shares(reference, edges), shares(current, edges));
    }

    /** The categories most frequent in the reference, then the new ones, the rest pooled. */
    private static @Nullable Distribution of(CategoricalProfile reference, CategoricalProfile current) {
        if (reference.size() == 0 || current.size() == 0) {
            return null;
        }
        Set<String> names = new TreeSet<>(reference.counts().keySet());
        names.addAll(current.counts().keySet());
        List<String> shown = names.stream()
                .sorted(Comparator.comparingLong((String name) -> -reference.count(name))
                        .thenComparingLong(name -> -current.count(name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(CATEGORIES)
                .toList();
        List<String> labels = new ArrayList<>(shown);
        List<Double> referenceShares = shares(reference, shown);
        List<Double> currentShares = shares(current, shown);
        if (names.size() > shown.size() || reference.isPooled() || current.isPooled()) {
            labels.add("(other)");
            referenceShares.add(rest(referenceShares));
            currentShares.add(rest(currentShares));
        }
        return new Distribution(null, labels, referenceShares, currentShares);
    }

    private static List<Double> edges(NumericProfile reference, NumericProfile current) {
        double low = Math.min(reference.min(), current.min());
        double high = Math.max(reference.max(), current.max());
        double from = reference.quantile(TAIL);
        double to = reference.quantile(1 - TAIL);
        double width = (to - from) / BINS;
        List<Double> edges = new ArrayList<>();
        if (!(width > 0) || !Double.isFinite(width) || from + width == from) {
            edges.add(low);
            edges.add(high > low ? high : Math.nextUp(low));
            return edges;
        }
        edges.add(Math.min(low, from));
        for (int i = 1; i < BINS; i++) {
            edges.add(from + i * width);
        }
        edges.add(Math.max(high, to));
        return edges;
    }

    private static List<Double> shares(NumericProfile profile, List<Double> edges) {
        List<Double> shares = new ArrayList<>();
        double below = 0;
        for (int i = 1; i < edges.size(); i++) {
            double upTo = i == edges.size() - 1 ? 1 : profile.cdf(edges.get(i));
            shares.add(upTo - below);
            below = upTo;
        }
        return shares;
    }

    private static List<Double> shares(CategoricalProfile profile, List<String> names) {
        Map<String, Long> counts = profile.counts();
        List<Double> shares = new ArrayList<>();
        for (String name : names) {
            shares.add(counts.getOrDefault(name, 0L) / (double) profile.size());
        }
        return shares;
    }

    private static double rest(List<Double> shares) {
        return Math.max(0, 1 - shares.stream().mapToDouble(Double::doubleValue).sum());
    }
}
