package io.leeway.evaluation.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import io.leeway.contracts.injection.Injection;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalChange;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericChange;
import io.leeway.statistics.profile.NumericProfile;

/**
 * A window's profile as it would be had its rows been changed on purpose. Exact where each value becomes another one; where a
 * share of the rows is drawn, as likely as any other draw of these rows. Whole numbers stay whole, and missing values missing.
 */
final class InjectedWindow {

    private final DataProfile window;
    private final DataProfile reference;
    private final Amount amount;
    private final RandomGenerator random;

    private InjectedWindow(DataProfile window, DataProfile reference, Amount amount, RandomGenerator random) {
        this.window = window;
        this.reference = reference;
        this.amount = amount;
        this.random = random;
    }

    /**
     * The changed profile.
     *
     * @param reference whose standard deviation counts
     * @param injection one that {@link InjectionLimits} lets through
     * @param random draws which rows are changed
     */
    static DataProfile of(
            DataProfile window, DataProfile reference, Injection injection, Amount amount, RandomGenerator random) {
        return amount.acts() ? new InjectedWindow(window, reference, amount, random).changed(injection) : window;
    }

    private DataProfile changed(Injection injection) {
        String column = injection.column();
        return switch (injection) {
            case Injection.Scale(String ignored, double factor) -> moved(column, value -> value * factor);
            case Injection.UnitChange(String ignored, double factor) -> moved(column, value -> value * factor);
            case Injection.MeanShift shift -> {
                double by = by(shift);
                yield moved(column, value -> value + by);
            }
            case Injection.ZeroInflation(String ignored, double share) ->
                numbers(column, share, drawn -> map(drawn, value -> 0));
            case Injection.Missing(String ignored, double share) ->
                window.numeric().containsKey(column)
                        ? numbers(column, share, NumericChange::missing)
                        : words(column, share, CategoricalChange::missing);
            case Injection.NewCategory(String ignored, String value, double share) ->
                words(column, share, drawn -> CategoricalChange.map(drawn, old -> value));
            case Injection.SetCategory(String ignored, List<String> values, double share) ->
                words(column, share, drawn -> oneOf(values, drawn));
            case Injection.CategorySwap(String ignored, String a, String b) ->
                words(
                        column,
                        1,
                        drawn -> CategoricalChange.map(drawn, old -> old.equals(a) ? b : old.equals(b) ? a : old));
            case Injection.Noise noise -> throw new IllegalArgumentException(noise.kind());
            case Injection.TargetNoise noise -> throw new IllegalArgumentException(noise.kind());
            case Injection.SetLabel label -> throw new IllegalArgumentException(label.kind());
            case Injection.LabelNoise label -> throw new IllegalArgumentException(label.kind());
            case Injection.Frozen frozen -> throw new IllegalArgumentException(frozen.kind());
        };
    }

    private double by(Injection.MeanShift shift) {
        Double by = shift.by();
        Double sigmas = shift.bySigmas();
        if (by != null) {
            return by;
        }
        NumericProfile column = reference.numeric(shift.column());
        return sigmas == null || column.size() == 0 ? 0 : sigmas * column.populationStandardDeviation();
    }

    /** Each number of the changed rows goes as far towards another one as the amount says. */
    private DataProfile moved(String column, DoubleUnaryOperator change) {
        return numbers(
                column,
                1,
                amount.share(),
                drawn -> map(drawn, value -> value + amount.strength() * (change.applyAsDouble(value) - value)));
    }

    /** As many rows as a share of the amount says become something else. */
    private DataProfile numbers(String column, double share, UnaryOperator<NumericProfile> change) {
        return numbers(column, share, amount.share() * amount.strength(), change);
    }

    private DataProfile numbers(String column, double share, double part, UnaryOperator<NumericProfile> change) {
        NumericChange.Parts parts = NumericChange.draw(window.numeric(column), share * part, random);
        Map<String, NumericProfile> numeric = new HashMap<>(window.numeric());
        numeric.put(column, change.apply(parts.drawn()).merge(parts.rest()));
        return with(numeric, window.categorical());
    }

    private DataProfile words(String column, double share, UnaryOperator<CategoricalProfile> change) {
        CategoricalChange.Parts parts =
                CategoricalChange.draw(window.categorical(column), share * amount.share() * amount.strength(), random);
        Map<String, CategoricalProfile> categorical = new HashMap<>(window.categorical());
        categorical.put(column, change.apply(parts.drawn()).merge(parts.rest()));
        return with(window.numeric(), categorical);
    }

    private CategoricalProfile oneOf(List<String> values, CategoricalProfile drawn) {
        CategoricalProfile changed = CategoricalProfile.empty();
        CategoricalProfile left = drawn;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            CategoricalChange.Parts parts = CategoricalChange.draw(left, 1.0 / (values.size() - i), random);
            changed = changed.merge(CategoricalChange.map(parts.drawn(), old -> value));
            left = parts.rest();
        }
        return changed;
    }

    /** Whole numbers stay whole, and a number that would leave the range of a double stays where it is. */
    private static NumericProfile map(NumericProfile profile, DoubleUnaryOperator change) {
        boolean whole = isWhole(profile);
        return NumericChange.map(profile, value -> {
            double changed = change.applyAsDouble(value);
            return !Double.isFinite(changed) ? value : whole ? Math.rint(changed) : changed;
        });
    }

    private static boolean isWhole(NumericProfile profile) {
        for (int i = 0; i < profile.sample().points(); i++) {
            if (profile.sample().value(i) != Math.rint(profile.sample().value(i))) {
                return false;
            }
        }
        return true;
    }

    /** What its features do together is not known any more, because its columns are changed one by one. */
    private DataProfile with(Map<String, NumericProfile> numeric, Map<String, CategoricalProfile> categorical) {
        return new DataProfile(
                window.rows(),
                numeric,
                categorical,
                window.vectors(),
                window.repeats(),
                window.outputs(),
                window.chunkDistances(),
                new JointProfile.Unknown("its columns were changed one by one"));
    }
}
