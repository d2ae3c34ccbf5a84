package io.leeway.evaluation.detector;

import java.util.Optional;
import java.util.function.BiFunction;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/**
 * A detector of numeric columns that is made of the gap between their distribution functions, which a pair measures once
 * for all of them.
 *
 * @param function of the gap and the reference
 */
record GapDetector(StatisticName name, BiFunction<Outcome<EmpiricalGap>, NumericProfile, Measurement> function)
        implements Detector {

    @Override
    public Optional<Measurement> measure(ColumnPair pair) {
        return pair instanceof ColumnPair.Numeric numeric
                ? Optional.of(function.apply(numeric.gap(), numeric.reference()))
                : Optional.empty();
    }

    @Override
    public Optional<Measurement> measure(NumericProfile reference, NumericProfile current) {
        return measure(new ColumnPair.Numeric(reference, current));
    }
}
