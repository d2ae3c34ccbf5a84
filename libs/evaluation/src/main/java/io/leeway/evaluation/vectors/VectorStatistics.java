package io.leeway.evaluation.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.multivariate.CentroidShift;
import io.leeway.statistics.multivariate.MultivariateEnergy;
import io.leeway.statistics.multivariate.PerClassWasserstein;

/** The statistics of two samples of vectors, each with at least two rows of the same length. */
final class VectorStatistics {

    /** The square root of the biased discrepancy, 0 to 1.4, from where on a change of shape alone is material. */
    static final double LARGE_DISCREPANCY = 0.25;

    private final double[][] reference;
    private final double[][] current;

    VectorStatistics(double[][] reference, double[][] current) {
        this.reference = reference;
        this.current = current;
    }

    /** The maximum mean discrepancy; its effect size is the root of the unbiased estimate. */
    Measurement discrepancy() {
        return switch (PermutationTest.of(reference, current)) {
            case Outcome.Defined<PermutationTest.Result>(PermutationTest.Result result) ->
                Measurement.test(
                        "gaussian kernel, median width, unbiased; " + result.divisions() + " permutations",
                        result.squared(),
                        result.pValue(),
                        Math.sqrt(Math.max(0, result.squared())));
            case Outcome.Undefined<PermutationTest.Result>(Reason reason) ->
                Measurement.undefined("gaussian kernel, median width", reason.description());
        };
    }

    /** How far the mean vector moved, over the root mean squared distance of the reference's rows from theirs. */
    Measurement shift() {
        double spread = spread(reference);
        String method = "over the reference's spread";
        return switch (CentroidShift.compare(reference, current)) {
            case Outcome.Defined<CentroidShift.Result>(CentroidShift.Result result) ->
                spread > 0
                        ? Measurement.distance(method, Outcome.of(result.euclidean() / spread))
                        : Measurement.undefined(method, "all vectors of the reference are the same");
            case Outcome.Undefined<CentroidShift.Result>(Reason reason) ->
                Measurement.undefined(method, reason.description());
        };
    }

    List<StatisticResult> ofEmbeddings() {
        return List.of(
                Measurement.distance(
                                "mean vectors",
                                CentroidShift.compare(reference, current).flatMap(CentroidShift.Result::cosine))
                        .toResult(StatisticName.COSINE_DISTANCE),
                Measurement.distance("pairs of rows", MultivariateEnergy.compare(reference, current))
                        .toResult(StatisticName.ENERGY));
    }

    List<StatisticResult> ofProbabilities() {
        List<StatisticResult> results = new ArrayList<>();
        double[] before = mean(reference);
        double[] now = mean(current);
        results.add(Measurement.distance("mean vectors, natural logarithm", Outcome.of(kullbackLeibler(now, before)))
                .toResult(StatisticName.KULLBACK_LEIBLER));
        double[] middle = new double[before.length];
        Arrays.setAll(middle, i -> (before[i] + now[i]) / 2);
        double divergence = (kullbackLeibler(before, middle) + kullbackLeibler(now, middle)) / (2 * Math.log(2));
        results.add(Measurement.distance("mean vectors, base 2", Outcome.of(Math.sqrt(Math.max(0, divergence))))
                .toResult(StatisticName.JENSEN_SHANNON));
        Outcome<PerClassWasserstein.Result> perClass = PerClassWasserstein.compare(reference, current);
        results.add(Measurement.distance("greatest of the classes", perClass.map(PerClassWasserstein.Result::greatest))
                .toResult(StatisticName.PER_CLASS_WASSERSTEIN));
        return results;
    }

    private static double kullbackLeibler(double[] of, double[] from) {
        double smallest = 1e-6;
        double sum = 0;
        for (int i = 0; i < of.length; i++) {
            if (of[i] > 0) {
                sum += of[i] * Math.log(of[i] / Math.max(smallest, from[i]));
            }
        }
        return Math.max(0, sum);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double spread(double[][] rows) {
        double[] mean = mean(rows);
        double sum = 0;
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                sum += (row[i] - mean[i]) * (row[i] - mean[i]);
            }
        }
        return Math.sqrt(sum / rows.length);
    }
}
