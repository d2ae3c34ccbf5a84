package io.leeway.evaluation.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.Schedule;

/** Says in words how large an injection is and when it acts. */
final class InjectionWords {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private InjectionWords() {}

    static String size(Injection injection) {
        return switch (injection) {
            case Injection.Scale(String ignored, double factor) -> times(factor);
            case Injection.UnitChange(String ignored, double factor) -> times(factor);
            case Injection.MeanShift(String ignored, Double by, Double sigmas) ->
                by != null ? "by " + signed(by) : "by " + signed(sigmas == null ? 0 : sigmas) + " sd";
            case Injection.Noise(String ignored, double sigmas) -> number(sigmas) + " sd";
            case Injection.TargetNoise(String ignored, List<Double> between) ->
                times(between.getFirst()) + " to " + times(between.getLast());
            case Injection.ZeroInflation(String ignored, double share) -> percent(share);
            case Injection.Missing(String ignored, double share) -> percent(share);
            case Injection.NewCategory(String ignored, String value, double share) ->
                percent(share) + " become " + value;
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
        return "x" + number(factor);
    }

    private static String signed(double value) {
        return (value < 0 ? "" : "+") + number(value);
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String percent(double share) {
        return number(100 * share) + " %";
    }
}
