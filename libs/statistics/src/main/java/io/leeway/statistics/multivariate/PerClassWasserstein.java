package io.leeway.statistics.multivariate;

import java.util.ArrayList;
import java.util.List;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** The Wasserstein distance of each column of two samples of vectors: of each class's probability, for probability vectors. */
public final class PerClassWasserstein {

    private PerClassWasserstein() {}

    /**
     * The distances.
     *
     * @param byColumn the raw distance of each column
     * @param mean their mean
     * @param greatest the greatest
     */
    public record Result(List<Double> byColumn, double mean, double greatest) {}

    /**
     * The distances of all columns.
     *
     * @return undefined if a side is empty, or beyond the range of a double
     * @throws IllegalArgumentException if rows differ in length or hold a number that is not finite
     */
    public static Outcome<Result> compare(double[][] reference, double[][] current) {
        return Samples.<Result>lacking(reference, current, 1).orElseGet(() -> distances(reference, current));
    }

    private static Outcome<Result> distances(double[][] reference, double[][] current) {
        NumericProfiler profiler = new NumericProfiler();
        List<Double> byColumn = new ArrayList<>();
        double sum = 0;
        double greatest = 0;
        for (int column = 0; column < reference[0].length; column++) {
            NumericProfile left = profiler.profile(column(reference, column));
            NumericProfile right = profiler.profile(column(current, column));
            switch (Wasserstein.compare(left, right)) {
                case Outcome.Defined<Wasserstein.Result>(Wasserstein.Result result) -> {
                    byColumn.add(result.raw());
                    sum += result.raw();
                    greatest = Math.max(greatest, result.raw());
                }
                case Outcome.Undefined<Wasserstein.Result>(var reason) -> {
                    return Outcome.undefined(reason);
                }
            }
        }
        double mean = byColumn.isEmpty() ? 0 : sum / byColumn.size();
        return Outcome.of(new Result(List.copyOf(byColumn), mean, greatest));
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }
}
