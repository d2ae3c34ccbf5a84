package io.leeway.evaluation.policy;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Verdict;

/** Whether a column has drifted. */
public sealed interface DriftOutcome {

    /** It has not, as far as these rows can tell. */
    record Stable() implements DriftOutcome {}

    /** It has: the shift is significant and material. */
    record Drifted(String explanation) implements DriftOutcome {}

    /** There is too little to decide on. */
    record InsufficientData(String reason) implements DriftOutcome {}

    /** What moved, or what is lacking; absent when nothing moved. */
    default @Nullable String explanation() {
        return switch (this) {
            case Stable ignored -> null;
            case Drifted(String explanation) -> explanation;
            case InsufficientData(String reason) -> reason;
        };
    }

    /** The word on the wire. */
    default Verdict verdict() {
        return switch (this) {
            case Stable ignored -> Verdict.STABLE;
            case Drifted ignored -> Verdict.DRIFTED;
            case InsufficientData ignored -> Verdict.INSUFFICIENT_DATA;
        };
    }
}
