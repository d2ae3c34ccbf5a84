package io.leeway.statistics.interval;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.statistics.distribution.BinomialDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.metric.ConfusionMatrix;

/**
 * The percentile bootstrap (Efron 1979): recomputes a metric on rows drawn with replacement and takes the quantiles of what
 * comes out. The same seed gives the same interval.
 *
 * @param replicates how many resamples, at least 20
 * @param confidence between 0 and 1
 * @param seed the seed of the random numbers
 */
public record Bootstrap(int replicates, double confidence, long seed) {

    /** The least share of resamples that must define the metric. */
    private static final double LEAST_DEFINED = 0.9;

    /** Refuses too few replicates and a confidence out of range. */
    public Bootstrap {
        if (replicates < 20) {
            throw new IllegalArgumentException("replicates must be at least 20 but is " + replicates);
        }
        ConfidenceInterval.requireConfidence(confidence);
    }

    /**
     * The interval of any metric of rows; undefined without rows or if too many resamples leave the metric undefined.
     *
     * @param rows how many rows there are
     * @param metric the metric of the rows whose indexes it is given, with repeats; it must not keep the array
     * @throws IllegalArgumentException if {@code rows} is negative
     */
    public Outcome<ConfidenceInterval> ofRows(int rows, Function<int[], Outcome<Double>> metric) {
        return ofRows(rows, metric, List.of(Outcome::of)).getFirst();
    }

    /**
     * The intervals of several numbers that are measured together, in their order; each as of
     * {@link #ofRows(int, Function)} alone.
     *
     * @param rows how many rows there are
     * @param measure what is measured on the rows whose indexes it is given, with repeats; it must not keep the array
     * @param numbers read from what was measured
     * @throws IllegalArgumentException if {@code rows} is negative
     */
    public <M> List<Outcome<ConfidenceInterval>> ofRows(
            int rows, Function<int[], Outcome<M>> measure, List<Function<M, Outcome<Double>>> numbers) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative but is " + rows);
        }
        if (rows == 0) {
            return Collections.nCopies(numbers.size(), Outcome.undefined(Reason.NO_ROWS));
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] indexes = new int[rows];
        List<Replicates> found =
                Stream.generate(Replicates::new).limit(numbers.size()).toList();
        for (int replicate = 0; replicate < replicates; replicate++) {
            for (int i = 0; i < rows; i++) {
                indexes[i] = random.nextInt(rows);
            }
            Outcome<M> measured = measure.apply(indexes);
            for (int i = 0; i < found.size(); i++) {
                found.get(i).add(measured.flatMap(numbers.get(i)));
            }
        }
        return found.stream().map(Replicates::interval).toList();
    }

    /**
     * The interval of a metric that depends on the confusion matrix only, such as F1: the cells are drawn at once, so the
     * cost does not grow with the rows.
     */
    public Outcome<ConfidenceInterval> ofConfusion(
            ConfusionMatrix matrix, Function<ConfusionMatrix, Outcome<Double>> metric) {
        if (matrix.total() == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Replicates found = new Replicates();
        for (int replicate = 0; replicate < replicates; replicate++) {
            found.add(metric.apply(resample(matrix, random)));
        }
        return found.interval();
    }

    /** Multinomial counts cell by cell, each binomial given the ones before. */
    private static ConfusionMatrix resample(ConfusionMatrix matrix, SplittableRandom random) {
        int classes = matrix.labels().size();
        long[][] counts = new long[classes][classes];
        int left = Math.toIntExact(matrix.total());
        long mass = matrix.total();
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes && left > 0; column++) {
                long cell = matrix.count(row, column);
                int drawn = cell == mass
                        ? left
                        : BinomialDistribution.of(left, (double) cell / mass)
                                .inverseCumulativeProbability(random.nextDouble());
                counts[row][column] = drawn;
                left -= drawn;
                mass -= cell;
            }
        }
        return ConfusionMatrix.of(matrix.labels(), counts);
    }

    /** A number's values in the resamples that define it. */
    private final class Replicates {

        private final double[] values = new double[replicates];
        private int defined;

        void add(Outcome<Double> outcome) {
            if (outcome instanceof Outcome.Defined<Double>(Double value)) {
                values[defined++] = value;
            }
        }

        Outcome<ConfidenceInterval> interval() {
            if (defined < LEAST_DEFINED * replicates) {
                return Outcome.undefined(Reason.TOO_FEW_VALUES);
            }
            double[] sorted = Arrays.copyOf(values, defined);
            Arrays.sort(sorted);
            double tail = (1 - confidence) / 2;
            return Outcome.of(new ConfidenceInterval(at(sorted, tail), at(sorted, 1 - tail), confidence));
        }

        private static double at(double[] sorted, double probability) {
            double position = probability * (sorted.length - 1);
            int rank = (int) position;
            double upper = sorted[Math.min(rank + 1, sorted.length - 1)];
            return sorted[rank] + (upper - sorted[rank]) * (position - rank);
        }
    }
}
