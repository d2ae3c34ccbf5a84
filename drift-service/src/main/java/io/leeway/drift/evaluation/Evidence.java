package io.leeway.drift.evaluation;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the statistics say of one column, before anything is decided.
 *
 * @param test the test whose p-value decides significance; absent when it is undefined
 * @param effects the effect sizes that decide materiality
 * @param informative statistics that are reported only
 * @param lack why the column cannot be judged; absent when it can
 */
record Evidence(
        @Nullable Test test,
        List<Effect> effects,
        List<Effect> informative,
        @Nullable String lack) {

    /** A test's result. */
    record Test(String name, String method, double statistic, double pValue) {}

    /**
     * An effect size.
     *
     * @param value absent when undefined
     * @param floor from where on it is material; absent for one that is reported only
     * @param reason why the value is absent
     */
    record Effect(
            String name,
            String method,
            @Nullable Double value,
            @Nullable Double pValue,
            @Nullable Double floor,
            @Nullable String reason) {

        boolean isMaterial() {
            return value != null && floor != null && value > floor;
        }
    }

    Optional<Effect> largestMaterial() {
        return effects.stream().filter(Effect::isMaterial).findFirst();
    }
}
