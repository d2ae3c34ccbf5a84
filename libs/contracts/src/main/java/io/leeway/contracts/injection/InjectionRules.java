package io.leeway.contracts.injection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the values of an injection have to keep. */
final class InjectionRules {

    private InjectionRules() {}

    /** Why its values make no injection; null when they do. */
    static @Nullable String fault(Injection injection) {
        return injection.column() == null ? "'column' is missing" : valueFault(injection);
    }

    private static @Nullable String valueFault(Injection injection) {
        return switch (injection) {
            case Injection.ZeroInflation(String ignored, double share) -> share(share);
            case Injection.Missing(String ignored, double share) -> share(share);
            case Injection.LabelNoise(String ignored, double share) -> share(share);
            case Injection.NewCategory(String ignored, String value, double share) ->
                value == null ? "'value' is missing" : share(share);
            case Injection.SetLabel(String ignored, String value, double share) ->
                value == null ? "'value' is missing" : share(share);
            case Injection.SetCategory(String ignored, List<String> values, double share) ->
                values == null || values.isEmpty() ? "'values' is missing" : share(share);
            case Injection.CategorySwap(String ignored, String a, String b) ->
                a == null || b == null ? "'a' and 'b' are needed" : null;
            case Injection.TargetNoise(String ignored, List<Double> between) ->
                between == null || between.size() != 2 || !(between.getFirst() <= between.getLast())
                        ? "'between' is a list of two ascending factors"
                        : null;
            case Injection.MeanShift(String ignored, Double by, Double bySigmas) ->
                (by == null) == (bySigmas == null) ? "either 'by' or 'bySigmas' is needed" : null;
            case Injection.Noise(String ignored, double sigmas) -> sigmas >= 0 ? null : "'sigmas' must not be negative";
            case Injection.Scale ignored -> null;
            case Injection.UnitChange ignored -> null;
            case Injection.Frozen ignored -> null;
        };
    }

    private static @Nullable String share(double share) {
        return share >= 0 && share <= 1 ? null : "'share' must be between 0 and 1 but is " + share;
    }
}
