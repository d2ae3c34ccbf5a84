package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.evaluation.calibration.Calibration;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.joint.JointComparison;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.DataProfile;

/** Says what of a batch's features can be judged together, by what, and how. */
final class JointJudge {

    private static final int NAMED = 20;

    private JointJudge() {}

    /**
     * Judges a batch.
     *
     * @param calibration of its columns; empty where it is not held against the reference's chunks
     */
    static JointDrift judge(
            DataProfile reference,
            DataProfile current,
            DriftSettings settings,
            NullChoice choice,
            Optional<Calibration> calibration) {
        if (!(reference.joint() instanceof JointProfile.Known known)) {
            return JointDrift.unknown("nothing is known of the reference's features together: "
                    + ((JointProfile.Unknown) reference.joint()).reason());
        }
        if (current.joint() instanceof JointProfile.Unknown(String reason)) {
            return JointDrift.unknown("nothing is known of the batch's features together: " + reason);
        }
        Set<String> wandering = choice instanceof NullChoice.Learnt learnt
                ? learnt.learnt().wandering().keySet()
                : Set.of();
        Optional<JointComparison> comparison = JointComparison.of(known, current.joint(), wandering);
        if (comparison.isEmpty()) {
            return JointDrift.unknown("the batch was held against another reference before");
        }
        Optional<String> lack = lack(comparison.get(), settings.minimumRows());
        if (lack.isPresent()) {
            return JointDrift.unknown(lack.get());
        }
        Optional<String> unknown = unknown(choice, calibration);
        if (unknown.isPresent()) {
            return JointDrift.unknown(unknown.get());
        }
        Optional<JointMeans> means = means(known, settings, choice, calibration);
        if (means.isEmpty()) {
            return JointDrift.unknown("the reference has too few rows to say how far correlations vary");
        }
        List<String> leftOut = new ArrayList<>(known.columns().leftOut());
        leftOut.addAll(wandering);
        leftOut.addAll(comparison.get().notCompared());
        return new JointVerdict(settings.joint(), comparison.get(), means.get())
                .judged()
                .leftOut(leftOut.stream().limit(NAMED).toList())
                .leftOutCount(known.columns().leftOutCount()
                        + leftOut.size()
                        - known.columns().leftOut().size())
                .build();
    }

    private static Optional<String> lack(JointComparison comparison, int minimumRows) {
        if (comparison.rows() < minimumRows) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%.0f rows of the batch were looked at, %d are needed",
                    comparison.rows(),
                    minimumRows));
        }
        return comparison.pairs() == 0 ? Optional.of("fewer than two features can be compared") : Optional.empty();
    }

    /** Why nothing says how far features together vary: rows that depend on each other are never taken as independent. */
    private static Optional<String> unknown(NullChoice choice, Optional<Calibration> calibration) {
        return switch (choice) {
            case NullChoice.Unknowable(String reason, var ignored) -> Optional.of(reason);
            case NullChoice.Effective(String reason, var ignored) ->
                Optional.of(reason + "; how far correlations of rows that depend on each other vary is not known");
            case NullChoice.Learnt ignored ->
                calibration
                                .flatMap(found -> found.score(JointComparison.CORRELATION))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("too few chunks of the reference say how far its correlations vary");
            case NullChoice.Independent ignored -> Optional.empty();
        };
    }

    private static Optional<JointMeans> means(
            JointProfile.Known reference,
            DriftSettings settings,
            NullChoice choice,
            Optional<Calibration> calibration) {
        return choice instanceof NullChoice.Learnt learnt
                ? calibration.map(chunks -> new JointMeans.Chunks(learnt, chunks))
                : Optional.ofNullable(reference.spread()).map(spread -> new JointMeans.Rows(spread, settings.alpha()));
    }
}
