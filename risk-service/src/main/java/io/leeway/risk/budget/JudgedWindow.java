package io.leeway.risk.budget;

import java.util.Objects;
import java.util.Optional;

import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;

/**
 * What one window does to the budget.
 *
 * @param batch its id
 * @param revision of its drift report
 * @param alarm whether it is unusual and material, so that it raises an alarm about drift
 * @param level the probability of being called unusual while nothing changes; NaN where it was not held against chunks
 */
record JudgedWindow(String batch, int revision, boolean alarm, double level) {

    /** Of a report; empty under a policy that asks for no budget. */
    static Optional<JudgedWindow> of(DriftReport report) {
        Unusualness found = report.unusualness();
        if (found == null) {
            return Optional.empty();
        }
        boolean calibrated = found.basis() == Unusualness.Basis.CHUNKS;
        return Optional.of(new JudgedWindow(
                report.batch().batch(),
                report.revision(),
                report.verdict() == Verdict.DRIFTED && (found.exceeded() || !calibrated),
                calibrated ? Objects.requireNonNull(found.level(), "chunks have a level") : Double.NaN));
    }
}
