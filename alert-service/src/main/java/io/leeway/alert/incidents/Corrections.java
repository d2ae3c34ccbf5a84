package io.leeway.alert.incidents;

import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.model.RiskLevel;

/** Says in words what assessing a window anew changed. */
final class Corrections {

    private Corrections() {}

    /** Empty where its level is the same. */
    static Optional<String> note(WindowVerdict before, WindowVerdict now) {
        if (before.level() == now.level()) {
            return Optional.empty();
        }
        boolean labels = !before.labelled() && now.labelled();
        return Optional.of(now.name() + " was " + word(before.level())
                + (labels ? " on drift alone; with labels: " : "; with what came later: ") + word(now.level()) + ".");
    }

    private static String word(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
