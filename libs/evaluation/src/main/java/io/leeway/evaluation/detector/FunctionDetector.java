package io.leeway.evaluation.detector;

import java.util.Optional;
import java.util.function.BiFunction;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** A detector made of functions. */
record FunctionDetector(
        StatisticName name,
        BiFunction<NumericProfile, NumericProfile, Optional<Measurement>> numeric,
        BiFunction<CategoricalProfile, CategoricalProfile, Optional<Measurement>> categorical)
        implements Detector {

    static Detector ofNumeric(StatisticName name, BiFunction<NumericProfile, NumericProfile, Measurement> function) {
        return new FunctionDetector(
                name,
                (reference, current) -> Optional.of(function.apply(reference, current)),
                (reference, current) -> Optional.empty());
    }

    static Detector ofCategorical(
            StatisticName name, BiFunction<CategoricalProfile, CategoricalProfile, Measurement> function) {
        return new FunctionDetector(
                name,
                (reference, current) -> Optional.empty(),
                (reference, current) -> Optional.of(function.apply(reference, current)));
    }

    @Override
    public Optional<Measurement> measure(NumericProfile reference, NumericProfile current) {
        return numeric.apply(reference, current);
    }

    @Override
    public Optional<Measurement> measure(CategoricalProfile reference, CategoricalProfile current) {
        return categorical.apply(reference, current);
    }
}
