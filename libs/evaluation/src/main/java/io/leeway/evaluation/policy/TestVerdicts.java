package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticResult;

/** Unusual is what chance does not explain: a test's adjusted p-value up to a level. */
final class TestVerdicts extends Verdicts {

    private final @Nullable Double adjustedPValue;
    private final double alpha;

    /**
     * For one column.
     *
     * @param adjustedPValue absent where no test is defined
     * @param alpha the level
     */
    TestVerdicts(@Nullable Double adjustedPValue, double alpha) {
        this.adjustedPValue = adjustedPValue;
        this.alpha = alpha;
    }

    @Override
    List<StatisticResult> unusual(Evidence evidence) {
        return List.of(evidence.tested(adjustedPValue, alpha));
    }

    @Override
    DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material) {
        if (adjustedPValue == null) {
            return new DriftOutcome.InsufficientData("no test is defined for these values");
        }
        boolean significant = adjustedPValue <= alpha;
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
