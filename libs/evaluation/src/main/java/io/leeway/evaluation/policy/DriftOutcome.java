package io.leeway.evaluation.policy;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Verdict;

/** Whether a column has drifted. */
public sealed interface DriftOutcome {

    /**
     * It has not, as far as these rows can tell.
     *
     * @param remark why not, where a number beside the verdict looks as if it had
     */
    record Stable(@Nullable String remark) implements DriftOutcome {

        /** Nothing looks like drift. */
        Stable() {
            this(null);
        }
    }

    /** It has: the shift is significant and material. */
    record Drifted(String explanation) implements DriftOutcome {}

    /** There is too little to decide on. */
    record InsufficientData(String reason) implements DriftOutcome {}

    /** What moved, or what is lacking; absent when nothing moved. */
    default @Nullable String explanation() {
        return switch (this) {
            case Stable(String remark) -> remark;
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
