package io.leeway.evaluation.joint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leeway.contracts.model.FeatureType;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The codes of rows, which a reference sets for itself and for all that is compared with it.
 *
 * @param columns the codes in their order, at most {@value #MOST}
 * @param every one in so many rows is looked at; {@value #BY_BLOCK} where that follows from how many there are
 * @param leftOut the features without a code, the first {@value #NAMED} of them
 * @param leftOutCount how many there are
 */
public record JointColumns(List<JointColumn> columns, int every, List<String> leftOut, int leftOutCount) {

    /** The most codes: the work and the memory grow with its square. */
    public static final int MOST = 64;

    /** As many rows say enough of a chunk or block: an error of 0.026 of a correlation, and little work beside a profile. */
    public static final int ENOUGH_ROWS = 1_536;

    /** Rows are looked at as in no chunk: at least {@link #ENOUGH_ROWS} of a large block of a reference, more of a data set. */
    public static final int BY_BLOCK = 0;

    /** How many of the features without a code are named. */
    static final int NAMED = 20;

    private static final int CATEGORIES = 3;
    private static final double RAREST = 0.05;

    /** The share of rows in each tail beside how far apart normal quantiles there are. */
    private static final double[][] TAILS = {{0.25, 1.349}, {0.05, 3.290}, {0.01, 4.653}};

    /** Copies the lists. */
    public JointColumns {
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What a reference sets: numeric features first, in the definition's order, then the most frequent categories of the others;
     * a feature that hardly varies has no code.
     *
     * @param whole the reference's columns
     * @param chunkRows the rows of a chunk that others are held against; 0 where there are no chunks
     */
    public static JointColumns of(
            Map<String, FeatureType> features,
            Map<String, NumericProfile> numeric,
            Map<String, CategoricalProfile> categorical,
            double chunkRows) {
        List<JointColumn> columns = new ArrayList<>();
        features.forEach((feature, type) -> {
            NumericProfile profile = numeric.get(feature);
            if (type == FeatureType.NUMERIC && profile != null && profile.size() > 0) {
                double scale = scale(profile);
                if (scale > 0 && Double.isFinite(scale) && Double.isFinite(1 / scale)) {
                    columns.add(new JointColumn.Numeric(feature, profile.quantile(0.5), scale));
                }
            }
        });
        features.forEach((feature, type) -> {
            CategoricalProfile profile = categorical.get(feature);
            if (type == FeatureType.CATEGORICAL && profile != null && profile.size() > 0) {
                columns.addAll(frequent(feature, profile));
            }
        });
        List<JointColumn> kept = columns.subList(0, Math.min(MOST, columns.size()));
        Set<String> coded = kept.stream().map(JointColumn::feature).collect(Collectors.toSet());
        List<String> leftOut = features.keySet().stream()
                .filter(feature -> !coded.contains(feature))
                .toList();
        return new JointColumns(
                kept,
                chunkRows > 0 ? (int) Math.max(1, Math.min(Integer.MAX_VALUE, chunkRows / ENOUGH_ROWS)) : BY_BLOCK,
                leftOut.subList(0, Math.min(NAMED, leftOut.size())),
                leftOut.size());
    }

    /**
     * A standard deviation by quantiles, which few rows cannot move: the greater one of the quartiles and of the middle 90 %; by
     * the middle 98 % where both are 0, as of a column of zeros mostly.
     */
    private static double scale(NumericProfile profile) {
        double[] scales = new double[TAILS.length];
        for (int i = 0; i < TAILS.length; i++) {
            scales[i] = (profile.quantile(1 - TAILS[i][0]) - profile.quantile(TAILS[i][0])) / TAILS[i][1];
        }
        double middle = Math.max(scales[0], scales[1]);
        return middle > 0 ? middle : scales[2];
    }

    /** The last of categories that all rows are in follows from the others. */
    private static List<JointColumn> frequent(String feature, CategoricalProfile profile) {
        List<Integer> indices = IntStream.range(0, profile.distinct())
                .boxed()
                .filter(index -> profile.count(index) >= RAREST * profile.size()
                        && profile.count(index) <= (1 - RAREST) * profile.size())
                .sorted(Comparator.comparingLong(index -> -profile.count(index)))
                .limit(CATEGORIES)
                .toList();
        long rows = indices.stream().mapToLong(profile::count).sum();
        boolean all = rows > (1 - RAREST) * profile.size();
        return indices.subList(0, all ? indices.size() - 1 : indices.size()).stream()
                .<JointColumn>map(index -> new JointColumn.Category(feature, profile.category(index)))
                .toList();
    }

    /** How many codes there are. */
    public int size() {
        return columns.size();
    }

    /** The features that have a code, in their order. */
    public Set<String> features() {
        return columns.stream().map(JointColumn::feature).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
