package io.leeway.evaluation.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.RankVariance;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/** Distances of one column, or of what columns do together, that are followed from chunk to chunk. */
sealed interface Trace permits Trace.Numbers, Trace.Categories, JointTrace {

    /** The column. */
    String column();

    /** How many distances there are. */
    int width();

    /**
     * Writes the distances between two data sets.
     *
     * @param target takes {@link #width()} values from {@code at} on; NaN where a distance is undefined
     */
    void measure(DataProfile reference, DataProfile current, double[] target, int at);

    /** How many values of the column a data set has. */
    long values(DataProfile data);

    /** The column alone of a data set, with not many more values than its shape needs. */
    DataProfile only(DataProfile data);

    /**
     * The share of the column's variance that lies between chunks, 0 to 1; 0 where that says nothing.
     *
     * @param whole all chunks together
     */
    double wandering(DataProfile whole, List<DataProfile> chunks);

    /** Of a numeric column the Kolmogorov-Smirnov and the normalised Wasserstein distance. */
    record Numbers(String column) implements Trace {

        /** A rank error of 1 in 16,000, far below what a chunk differs by. */
        private static final int POINTS = 8_192;

        /** The statistics of a report that are these distances, in their order. */
        static final List<StatisticName> STATISTICS = List.of(StatisticName.KS, StatisticName.WASSERSTEIN);

        @Override
        public int width() {
            return STATISTICS.size();
        }

        @Override
        public void measure(DataProfile reference, DataProfile current, double[] target, int at) {
            ColumnPair pair =
                    new ColumnPair.Numeric(reference.numeric(column), current.numeric(column)).withoutRoundingNoise();
            if (pair instanceof ColumnPair.Numeric(NumericProfile before, NumericProfile now)) {
                EmpiricalGap.between(before, now).toOptional().ifPresent(gap -> {
                    target[at] = gap.supremumShare();
                    Wasserstein.of(gap, before)
                            .toOptional()
                            .ifPresent(distance -> target[at + 1] = distance.normalised());
                });
            }
        }

        @Override
        public long values(DataProfile data) {
            return data.numeric(column).size();
        }

        @Override
        public DataProfile only(DataProfile data) {
            return new DataProfile(
                    data.rows(), Map.of(column, data.numeric(column).compress(POINTS)), Map.of());
        }

        @Override
        public double wandering(DataProfile whole, List<DataProfile> chunks) {
            return RankVariance.between(
                            whole.numeric(column),
                            chunks.stream().map(chunk -> chunk.numeric(column)).toList())
                    .toOptional()
                    .orElse(0.0);
        }
    }

    /**
     * Of a categorical column the total variation distance, rare categories taken together.
     *
     * @param frequent the categories that are not rare
     */
    record Categories(String column, List<String> frequent) implements Trace {

        /** The most categories that are told apart. */
        static final int MOST = 256;

        /** Of a category that is told apart a chunk has so many rows on average. */
        private static final double LEAST_EXPECTED = 5;

        /** The categories of a reference that are frequent enough for chunks of so many rows. */
        static Categories of(String column, CategoricalProfile whole, double chunkRows) {
            double least = LEAST_EXPECTED / chunkRows * whole.size();
            return new Categories(
                    column,
                    mostFrequent(whole)
                            .filter(index -> whole.count(index) >= least)
                            .mapToObj(whole::category)
                            .toList());
        }

        /** The indices of the most frequent categories, the first by name among equals. */
        static IntStream mostFrequent(CategoricalProfile whole) {
            return IntStream.range(0, whole.distinct())
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(index -> -whole.count(index)))
                    .limit(MOST)
                    .mapToInt(Integer::intValue);
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void measure(DataProfile reference, DataProfile current, double[] target, int at) {
            CategoricalProfile before = reference.categorical(column);
            CategoricalProfile now = current.categorical(column);
            if (before.size() == 0 || now.size() == 0) {
                return;
            }
            double[] moved = frequent.stream()
                    .mapToDouble(category -> share(now, category) - share(before, category))
                    .toArray();
            double rare = -Arrays.stream(moved).sum();
            target[at] = (Arrays.stream(moved).map(Math::abs).sum() + Math.abs(rare)) / 2;
        }

        private static double share(CategoricalProfile profile, String category) {
            return profile.count(category) / (double) profile.size();
        }

        @Override
        public long values(DataProfile data) {
            return data.categorical(column).size();
        }

        @Override
        public DataProfile only(DataProfile data) {
            return new DataProfile(data.rows(), Map.of(), Map.of(column, data.categorical(column)));
        }

        /** Categories have no level that could wander. */
        @Override
        public double wandering(DataProfile whole, List<DataProfile> chunks) {
            return 0;
        }
    }
}
