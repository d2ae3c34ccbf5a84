package io.leeway.evaluation.backtest;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.injection.Injection;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class InjectedWindowTest {

    private static final Amount FULL = new Amount(1, 1);

    private final DataProfile window = new DataProfile(
            4,
            Map.of("fee", NumericProfile.of(new double[] {1, 2, 3, Double.NaN}), "x", NumericProfile.of(new double[] {
                0.5, 1, 2, 4
            })),
            Map.of("plan", CategoricalProfile.of(new String[] {"a", "b"}, new int[] {0, 0, 1, -1})));
    private final DataProfile reference =
            new DataProfile(2, Map.of("x", NumericProfile.of(new double[] {0, 4})), Map.of());

    @Test
    void shouldMoveValuesAndKeepWholeNumbersWhole() {
        // When
        DataProfile scaled = injected(new Injection.Scale("fee", 1.4), FULL);

        // Then: 1.4, 2.8 and 4.2
        assertThat(scaled.numeric("fee").toBytes())
                .isEqualTo(NumericProfile.of(new double[] {1, 3, 4, Double.NaN}).toBytes());
        assertThat(scaled.numeric("x")).isSameAs(window.numeric("x"));
        assertThat(scaled.rows()).isEqualTo(4);
    }

    @Test
    void shouldMeasureAShiftInStandardDeviationsOfTheReference() {
        // When
        DataProfile moved = injected(new Injection.MeanShift("x", null, 1.5), FULL);

        // Then: its standard deviation is 2
        assertThat(moved.numeric("x").mean()).isCloseTo(window.numeric("x").mean() + 3, within(1e-12));
    }

    @Test
    void shouldGoAsFarAsTheAmountSays() {
        // When
        DataProfile half = injected(new Injection.MeanShift("x", 2.0, null), new Amount(1, 0.5));

        // Then
        assertThat(half.numeric("x").mean()).isCloseTo(window.numeric("x").mean() + 1, within(1e-12));
    }

    @Test
    void shouldLeaveAWindowAsItIsWhereNothingActs() {
        assertThat(injected(new Injection.Scale("fee", 2), new Amount(0, 1))).isSameAs(window);
    }

    @Test
    void shouldMakeValuesMissingOrZero() {
        // When
        DataProfile missing = injected(new Injection.Missing("plan", 1), FULL);
        DataProfile zero = injected(new Injection.ZeroInflation("fee", 1), FULL);

        // Then
        assertThat(missing.categorical("plan").missing()).isEqualTo(4);
        assertThat(zero.numeric("fee").zeros()).isEqualTo(3);
        assertThat(zero.numeric("fee").missing()).isEqualTo(1);
    }

    @Test
    void shouldChangeCategories() {
        // When
        DataProfile swapped = injected(new Injection.CategorySwap("plan", "a", "b"), FULL);
        DataProfile added = injected(new Injection.NewCategory("plan", "z", 1), FULL);
        DataProfile set = injected(new Injection.SetCategory("plan", List.of("y", "z"), 1), FULL);

        // Then
        assertThat(swapped.categorical("plan").counts()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(added.categorical("plan").counts()).isEqualTo(Map.of("z", 3L));
        assertThat(set.categorical("plan").counts().keySet()).isSubsetOf("y", "z");
        assertThat(set.categorical("plan").size()).isEqualTo(3);
    }

    @Test
    void shouldLeaveAColumnThatTheWindowLacksWithoutValues() {
        // When
        DataProfile moved = injected(new Injection.Scale("gone", 2), FULL);

        // Then
        assertThat(moved.numeric("gone").rows()).isZero();
    }

    @Test
    void shouldSayWhyAnInjectionIsNotPossibleAndWhatToDo() {
        // Given
        MonitoredColumns columns = MonitoredColumns.of(PastStream.definition());

        // Then
        assertThat(InjectionLimits.fault(new Injection.Noise("fee", 1), columns).orElseThrow())
                .contains("'noise' changes each row")
                .contains("./leeway simulate");
        assertThat(InjectionLimits.fault(new Injection.LabelNoise("y", 1), columns)
                        .orElseThrow())
                .contains("labels");
        assertThat(InjectionLimits.fault(new Injection.Scale("fe", 1), columns).orElseThrow())
                .contains("no feature 'fe'")
                .contains("did you mean 'fee'");
        assertThat(InjectionLimits.fault(new Injection.Scale("plan", 1), columns)
                        .orElseThrow())
                .contains("needs a numeric feature");
        assertThat(InjectionLimits.fault(new Injection.CategorySwap("fee", "a", "b"), columns)
                        .orElseThrow())
                .contains("needs a categorical feature");
        assertThat(InjectionLimits.fault(new Injection.Scale("prediction", 1), columns)
                        .orElseThrow())
                .contains("output");
        assertThat(InjectionLimits.fault(new Injection.Missing("plan", 1), columns))
                .isEmpty();
        assertThat(InjectionLimits.fault(new Injection.MeanShift("fee", 1.0, null), columns))
                .isEmpty();
    }

    private DataProfile injected(Injection injection, Amount amount) {
        return InjectedWindow.of(window, reference, injection, amount, new SplittableRandom(1));
    }
}
