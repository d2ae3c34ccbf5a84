package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticResult;

/** Unusual is what independent rows do not explain: a test's adjusted p-value up to alpha. */
final class IndependentVerdicts extends Verdicts {

    private final @Nullable Double adjustedPValue;
    private final DriftSettings settings;

    /**
     * For one column.
     *
     * @param adjustedPValue absent where no test is defined
     * @param settings as they hold for the column
     */
    IndependentVerdicts(@Nullable Double adjustedPValue, DriftSettings settings) {
        this.adjustedPValue = adjustedPValue;
        this.settings = settings;
    }

    @Override
    List<StatisticResult> unusual(Evidence evidence) {
        return List.of(evidence.tested(adjustedPValue, settings.alpha()));
    }

    @Override
    DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material) {
        if (adjustedPValue == null) {
            return new DriftOutcome.InsufficientData("no test is defined for these values");
        }
        boolean significant = adjustedPValue <= settings.alpha();
        if (significant && material.isPresent()) {
            String decisive = evidence.significance().decisive();
            return new DriftOutcome.Drifted(String.format(
                    Locale.ROOT,
                    "adjusted p = %.2g%s; %s",
                    adjustedPValue,
                    decisive.isEmpty() ? "" : " (" + decisive + ")",
                    effect(material.get())));
        }
        return new DriftOutcome.Stable(remark(adjustedPValue, significant, material));
    }

    /** Why it is stable although one of the numbers beside the verdict looks like drift. */
    private static @Nullable String remark(
            double adjustedPValue, boolean significant, Optional<StatisticResult> material) {
        if (significant) {
            return String.format(
                    Locale.ROOT, "beyond chance (adjusted p = %.2g), but too small to matter", adjustedPValue);
        }
        return material.map(large -> String.format(
                        Locale.ROOT,
                        "%s, but within what chance explains in so few rows (adjusted p = %.2g)",
                        effect(large),
                        adjustedPValue))
                .orElse(null);
    }
}
