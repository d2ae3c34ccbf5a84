package io.leeway.benchmarks;

import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/** What a batch asks of one column: every default statistic and the counts of data quality. */
final class BatchEvaluation {

    private BatchEvaluation() {}

    /** The sum of all answers, so that none can be left out. */
    static double evaluate(NumericProfile reference, NumericProfile current) {
        EmpiricalGap gap = EmpiricalGap.between(reference, current).orElseThrow();
        double statistics = KolmogorovSmirnov.of(gap, KolmogorovSmirnov.Method.AUTO)
                        .orElseThrow()
                        .pValue()
                + Wasserstein.of(gap, reference).orElseThrow().normalised()
                + Psi.compare(reference, current, Binning.deciles(), ZeroShares.FIXED)
                        .orElseThrow()
                        .value()
                + JensenShannon.compare(reference, current).orElseThrow().value();
        double quality = current.missing() + current.zeros() + current.positiveInfinities() + current.distinct();
        return statistics + quality + current.mean() + current.populationStandardDeviation() + current.quantile(0.5);
    }

    /** The sum of all answers. */
    static double evaluate(CategoricalProfile reference, CategoricalProfile current) {
        return ChiSquareContingency.compare(reference, current).orElseThrow().pValue()
                + Psi.compare(reference, current).orElseThrow().value()
                + JensenShannon.compare(reference, current).orElseThrow().value()
                + current.missing()
                + current.distinct();
    }
}
