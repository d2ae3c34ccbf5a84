package io.leeway.evaluation.backtest;

import java.util.List;
import java.util.Locale;

import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.Schedule;

/** Says in words how large an injection is and when it acts. */
final class InjectionWords {

    private InjectionWords() {}

    static String size(Injection injection) {
        return switch (injection) {
            case Injection.Scale(String ignored, double factor) -> times(factor);
            case Injection.UnitChange(String ignored, double factor) -> times(factor);
            case Injection.MeanShift(String ignored, Double by, Double sigmas) ->
                by != null ? String.format(Locale.ROOT, "by %+.4g", by) : String.format(Locale.ROOT, "by %+.4g sd", sigmas);
            case Injection.Noise(String ignored, double sigmas) -> String.format(Locale.ROOT, "%.4g sd", sigmas);
            case Injection.TargetNoise(String ignored, List<Double> between) ->
                times(between.getFirst()) + " to " + times(between.getLast());
            case Injection.ZeroInflation(String ignored, double share) -> percent(share);
            case Injection.Missing(String ignored, double share) -> percent(share);
            case Injection.NewCategory(String ignored, String value, double share) -> percent(share) + " become " + value;
            case Injection.SetCategory(String ignored, List<String> values, double share) ->
                percent(share) + " become " + String.join(" or ", values);
            case Injection.CategorySwap(String ignored, String a, String b) -> a + " and " + b;
            case Injection.SetLabel(String ignored, String value, double share) -> percent(share) + " become " + value;
            case Injection.LabelNoise(String ignored, double share) -> percent(share);
            case Injection.Frozen ignored -> "all rows";
        };
    }

    static String schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Always ignored -> "from any window on";
            case Schedule.Sudden(double at) -> "from " + percent(at) + " on";
            case Schedule.Gradual(double from, double to) -> "gradual, " + percent(from) + " to " + percent(to);
            case Schedule.Incremental(double from, double to) -> "incremental, " + percent(from) + " to " + percent(to);
            case Schedule.Recurring(double period, double share) ->
                "recurring, " + percent(share) + " of each " + percent(period);
        };
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, "x%.4g", factor);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g %%", 100 * share);
    }
}
