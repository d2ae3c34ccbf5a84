package io.leeway.evaluation.detector;

import java.util.Optional;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Measures by how much a column has moved.
 *
 * <p>A detector is stateless and safe for use by many threads. It overrides the methods for the types of columns it can
 * compare. It never throws for data it cannot measure (empty sides, constants, infinities): it answers a measurement that
 * says why there is no value. It leaves the profiles as they are.
 *
 * <p>In drift-service every CDI bean of this type is found at build time; a model uses it by naming it under {@code
 * drift.detectors} with the effect size above which a feature has drifted.
 */
public interface Detector {

    /** Its name in definitions and reports: lower-case words joined by hyphens, unique among all detectors. */
    StatisticName name();

    /** Compares a column of either type; empty if this detector is not for its type. */
    default Optional<Measurement> measure(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> measure(numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                measure(reference, current);
        };
    }

    /** Compares numeric columns; empty if this detector is not for them. */
    default Optional<Measurement> measure(NumericProfile reference, NumericProfile current) {
        return Optional.empty();
    }

    /** Compares categorical columns; empty if this detector is not for them. */
    default Optional<Measurement> measure(CategoricalProfile reference, CategoricalProfile current) {
        return Optional.empty();
    }
}
