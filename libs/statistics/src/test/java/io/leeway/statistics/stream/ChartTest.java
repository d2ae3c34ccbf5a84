package io.leeway.statistics.stream;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The control charts, which have no reference library here, and what all detectors share. */
final class ChartTest {

    static List<ChangeDetector> charts() {
        return List.of(Cusum.of(10, 2), Ewma.of(10, 2));
    }

    static List<Supplier<ChangeDetector>> all() {
        return List.of(
                Adwin::withDefaults,
                PageHinkley::withDefaults,
                Ddm::withDefaults,
                Eddm::withDefaults,
                () -> Cusum.of(0, 1),
                () -> Ewma.of(0, 1));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void shouldSeeAShiftSoonOnEitherSide(ChangeDetector chart) {
        for (int sign : new int[] {1, -1}) {
            int delay = 0;
            while (chart.update(10 + sign * 3) != Signal.DRIFT) {
                delay++;
                assertThat(delay).isLessThan(20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void shouldRarelySignalWhenNothingChanges(ChangeDetector chart) {
        Random random = new Random(4);
        int signals = 0;
        for (int i = 0; i < 10_000; i++) {
            signals += chart.update(10 + 2 * random.nextGaussian()) == Signal.DRIFT ? 1 : 0;
        }

        // the average run length is 465 for this CUSUM and about 560 for this EWMA
        assertThat(signals).isLessThan(50);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldRefuseWhatIsNoNumber(Supplier<ChangeDetector> detector) {
        assertThatThrownBy(() -> detector.get().update(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector.get().update(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
