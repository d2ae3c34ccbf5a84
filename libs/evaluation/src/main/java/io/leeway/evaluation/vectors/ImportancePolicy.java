package io.leeway.evaluation.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Decides whether the model has begun to rely on other features: by how much of the importance, the mean absolute
 * attribution, has moved from some features to others.
 */
public final class ImportancePolicy {

    /** The share of all importance that may move. */
    private static final double FLOOR = 0.1;

    private ImportancePolicy() {}

    /**
     * Judges the importance of features; empty when there are fewer than two.
     *
     * @param features those that have attributions
     * @param minimumRows the usable attributions that each needs on both sides
     */
    public static Optional<ImportanceShift> judge(
            List<String> features, DataProfile reference, DataProfile current, int minimumRows) {
        if (features.size() < 2) {
            return Optional.empty();
        }
        double[] before = importance(features, reference);
        double[] now = importance(features, current);
        String lack = lack(features, reference, current, minimumRows);
        if (lack != null || sum(before) == 0 || sum(now) == 0) {
            String reason = lack == null ? "every attribution of a side is zero" : lack;
            return Optional.of(new ImportanceShift(Verdict.INSUFFICIENT_DATA, reason, null, null, FLOOR, List.of()));
        }
        return Optional.of(shift(features, before, now));
    }

    private static ImportanceShift shift(List<String> features, double[] before, double[] now) {
        double[] beforeRanks = ranks(before);
        double[] nowRanks = ranks(now);
        double distance = 0;
        List<ImportanceShift.Feature> described = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            double beforeShare = before[i] / sum(before);
            double nowShare = now[i] / sum(now);
            distance += Math.abs(nowShare - beforeShare) / 2;
            described.add(
                    new ImportanceShift.Feature(features.get(i), beforeShare, nowShare, beforeRanks[i], nowRanks[i]));
        }
        described.sort(Comparator.comparingDouble(ImportanceShift.Feature::referenceRank));
        boolean drifted = distance > FLOOR;
        return new ImportanceShift(
                drifted ? Verdict.DRIFTED : Verdict.STABLE,
                drifted
                        ? String.format(
                                Locale.ROOT,
                                "%.0f %% of the importance moved; most to or from %s",
                                100 * distance,
                                mostMoved(described))
                        : null,
                correlation(beforeRanks, nowRanks),
                distance,
                FLOOR,
                described);
    }

    private static String mostMoved(List<ImportanceShift.Feature> features) {
        return features.stream()
                .max(Comparator.comparingDouble(feature -> Math.abs(feature.currentShare() - feature.referenceShare())))
                .map(ImportanceShift.Feature::feature)
                .orElseThrow();
    }

    private static double[] importance(List<String> features, DataProfile profile) {
        return features.stream()
                .map(feature -> profile.numeric(MonitoredColumns.importance(feature)))
                .mapToDouble(column -> column.size() == 0 ? 0 : column.mean())
                .toArray();
    }

    private static @Nullable String lack(
            List<String> features, DataProfile reference, DataProfile current, int minimum) {
        for (String feature : features) {
            NumericProfile before = reference.numeric(MonitoredColumns.importance(feature));
            NumericProfile now = current.numeric(MonitoredColumns.importance(feature));
            if (Math.min(before.size(), now.size()) < minimum) {
                return "the attributions of '" + feature + "' have " + before.size()
                        + " usable values in the reference, " + now.size() + " in the batch; " + minimum
                        + " are needed";
            }
        }
        return null;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** 1 for the greatest; ties share the mean of their ranks. */
    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int greater = 0;
            int equal = 0;
            for (double other : values) {
                greater += other > values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }
            ranks[i] = greater + (equal + 1) / 2.0;
        }
        return ranks;
    }

    /** Spearman's: Pearson's of the ranks; absent when all of a side are tied. */
    private static @Nullable Double correlation(double[] left, double[] right) {
        double mean = (left.length + 1) / 2.0;
        double product = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.length; i++) {
            product += (left[i] - mean) * (right[i] - mean);
            leftSquares += (left[i] - mean) * (left[i] - mean);
            rightSquares += (right[i] - mean) * (right[i] - mean);
        }
        double scale = Math.sqrt(leftSquares * rightSquares);
        return scale == 0 ? null : product / scale;
    }
}
