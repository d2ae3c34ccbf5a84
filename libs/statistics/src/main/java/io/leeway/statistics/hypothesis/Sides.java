package io.leeway.statistics.hypothesis;

import java.util.Optional;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

/** What every two-sample test asks of its sides first. */
final class Sides {

    private Sides() {}

    /** Why a test that needs so many values on each side is undefined, if it is. */
    static <T> Optional<Outcome<T>> lacking(NumericProfile reference, NumericProfile current, int needed) {
        if (reference.size() == 0) {
            return Optional.of(Outcome.undefined(Reason.REFERENCE_EMPTY));
        }
        if (current.size() == 0) {
            return Optional.of(Outcome.undefined(Reason.CURRENT_EMPTY));
        }
        if (reference.size() < needed || current.size() < needed) {
            return Optional.of(Outcome.undefined(Reason.TOO_FEW_VALUES));
        }
        return Optional.empty();
    }

    static boolean constant(NumericProfile reference, NumericProfile current) {
        return reference.min() == current.max() && reference.max() == current.min();
    }

    static double rankError(NumericProfile reference, NumericProfile current) {
        return reference.error().plus(current.error()).rank();
    }
}
