package io.leeway.evaluation.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.RankVariance;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.ChunkedSample;

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

    /** The column alone of a data set. */
    DataProfile only(DataProfile data);

    /**
     * The distances of a reference's chunks.
     *
     * @param chunks of the reference, in the order of time
     * @param whole what each is compared with; without it, all chunks but itself and its neighbours, which resemble it
     */
    Among among(List<DataProfile> chunks, @Nullable DataProfile whole);

    /**
     * What is found among chunks.
     *
     * @param distances by chunk, {@link #width()} each; NaN where one is undefined
     * @param wandering the share of the column's variance that lies between chunks, 0 to 1; 0 where that says nothing
     */
    record Among(double[][] distances, double wandering) {}

    /** The distances of each chunk from one data set. */
    default double[][] from(DataProfile whole, List<DataProfile> chunks) {
        return chunks.stream()
                .map(chunk -> {
                    double[] distances = undefined();
                    measure(whole, chunk, distances, 0);
                    return distances;
                })
                .toArray(double[][]::new);
    }

    /** No distance. */
    default double[] undefined() {
        double[] distances = new double[width()];
        Arrays.fill(distances, Double.NaN);
        return distances;
    }

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
            if (pair instanceof ColumnPair.Numeric numeric) {
                numeric.gap().toOptional().ifPresent(gap -> {
                    target[at] = gap.supremumShare();
                    Wasserstein.of(gap, numeric.reference())
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
            return new DataProfile(data.rows(), Map.of(column, data.numeric(column)), Map.of());
        }

        @Override
        public Among among(List<DataProfile> chunks, @Nullable DataProfile whole) {
            ChunkedSample sample = ChunkedSample.of(
                    chunks.stream().map(chunk -> chunk.numeric(column)).toList());
            return new Among(
                    whole == null ? distances(sample) : from(compressed(whole), chunks),
                    RankVariance.between(sample).toOptional().orElse(0.0));
        }

        private double[][] distances(ChunkedSample sample) {
            return Arrays.stream(sample.gaps())
                    .map(gap -> {
                        double[] distances = undefined();
                        if (gap.isDefined()) {
                            distances[0] = gap.supremum();
                            distances[1] = Wasserstein.normalised(gap.area(), gap.deviation())
                                    .toOptional()
                                    .orElse(Double.NaN);
                        }
                        return distances;
                    })
                    .toArray(double[][]::new);
        }

        private DataProfile compressed(DataProfile whole) {
            return new DataProfile(
                    whole.rows(), Map.of(column, whole.numeric(column).compress(POINTS)), Map.of());
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
            if (before.size() > 0 && now.size() > 0) {
                target[at] = variation(counts(before), before.size(), counts(now), now.size());
            }
        }

        private long[] counts(CategoricalProfile profile) {
            return frequent.stream().mapToLong(profile::count).toArray();
        }

        private static double variation(long[] before, long sizeBefore, long[] now, long sizeNow) {
            double sum = 0;
            double rare = 0;
            for (int category = 0; category < now.length; category++) {
                double moved = now[category] / (double) sizeNow - before[category] / (double) sizeBefore;
                sum += Math.abs(moved);
                rare -= moved;
            }
            return (sum + Math.abs(rare)) / 2;
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
        public Among among(List<DataProfile> chunks, @Nullable DataProfile whole) {
            return new Among(whole == null ? distances(chunks) : from(whole, chunks), 0);
        }

        private double[][] distances(List<DataProfile> chunks) {
            long[][] counts = chunks.stream()
                    .map(chunk -> counts(chunk.categorical(column)))
                    .toArray(long[][]::new);
            long[] sizes = chunks.stream().mapToLong(this::values).toArray();
            long[] all = new long[frequent.size()];
            for (long[] chunk : counts) {
                Arrays.setAll(all, category -> all[category] + chunk[category]);
            }
            double[][] distances = new double[sizes.length][];
            for (int chunk = 0; chunk < sizes.length; chunk++) {
                long[] rest = all.clone();
                long size = Arrays.stream(sizes).sum();
                for (int near = Math.max(0, chunk - 1); near < Math.min(sizes.length, chunk + 2); near++) {
                    long[] own = counts[near];
                    Arrays.setAll(rest, category -> rest[category] - own[category]);
                    size -= sizes[near];
                }
                distances[chunk] = undefined();
                if (size > 0 && sizes[chunk] > 0) {
                    distances[chunk][0] = variation(rest, size, counts[chunk], sizes[chunk]);
                }
            }
            return distances;
        }
    }
}
