package io.leeway.benchmarks.alarms;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.PerformanceWatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AlarmTablesTest {

    @Test
    void shouldCountTheSameAlarmsAgain() {
        // When
        NullTrial again = trial(DataKind.RARE);

        // Then
        NullTrial first = trial(DataKind.RARE);
        assertThat(again.batches()).isEqualTo(3);
        assertThat(again.causes()).isEqualTo(first.causes());
        for (AlarmSource source : AlarmSource.values()) {
            assertThat(again.alarms(source)).isEqualTo(first.alarms(source));
        }
    }

    @Test
    void shouldDrawAsDeclared() {
        for (DataKind kind : DataKind.values()) {
            Block rows = kind.open(1).next(500);
            assertThat(rows.columns().stream().map(Column::name))
                    .containsAll(kind.definition().features().keySet());
            assertThat(rows.text(kind.definition().prediction().column()).isPresent()
                            || rows.numeric(kind.definition().prediction().column())
                                    .isPresent())
                    .isEqualTo(kind.hasOutput());
        }
        double[] values = DataKind.ZERO_INFLATED
                .open(1)
                .next(20_000)
                .numeric(DataKind.column(0))
                .orElseThrow()
                .values();
        assertThat(Arrays.stream(values).filter(value -> value == 0).count() / 20_000.0)
                .isCloseTo(0.8, within(0.01));
    }

    @Test
    void shouldChangeTheNamedColumnsOnly() {
        // Given
        Block rows = DataKind.STATES.open(1).next(10_000);
        PowerCase change = new PowerCase("new", DataKind.STATES, 1, Change.newCategory(0.03));

        // When
        Block changed = change.of(rows, new SplittableRandom(1));

        // Then
        Column.Text moved = changed.text(DataKind.column(0)).orElseThrow();
        long added = Arrays.stream(moved.codes()).filter(code -> code == 51).count();
        assertThat(added / 10_000.0).isCloseTo(0.03, within(0.006));
        assertThat(changed.text(DataKind.column(1)).orElseThrow())
                .isSameAs(rows.text(DataKind.column(1)).orElseThrow());
    }

    @Test
    void shouldTellTheErrorOfAShareByItsReferences() {
        // Given
        Shares shares = new Shares();

        // When
        shares.add(1, 10);
        shares.add(3, 10);

        // Then
        assertThat(shares).hasToString("20");
        assertThat(shares.standardError()).isCloseTo(0.1, within(1e-12));
        assertThat(Shares.percent(0.0025)).isEqualTo("0.3");
    }

    @Test
    void shouldDrawSingleCellsOfTheTable() {
        // When
        Selection selection =
                Selection.of("null", "--kinds", "states,sparse", "--rows", "100", "--references", "40", "--own");

        // Then
        assertThat(selection.kinds()).containsExactly(DataKind.STATES, DataKind.SPARSE);
        assertThat(selection.sizes()).containsExactly(100);
        assertThat(selection.extent().references()).isEqualTo(40);
        assertThat(selection.extent().batches()).isEqualTo(Extent.full().batches());
        assertThat(selection.parity()).isFalse();
        assertThat(selection.power()).isFalse();
    }

    @Test
    void shouldSayWhichArgumentIsNotKnown() {
        assertThatThrownBy(() -> Selection.of("--kinds", "planets"))
                .hasMessageContaining("'planets'")
                .hasMessageContaining("STATES");
        assertThatThrownBy(() -> Selection.of("--rows", "0")).hasMessageContaining("'0'");
        assertThatThrownBy(() -> Selection.of("--batches")).hasMessageContaining("--batches");
        assertThatThrownBy(() -> Selection.of("nil")).hasMessageContaining("'nil'");
    }

    private static NullTrial trial(DataKind kind) {
        DataStream stream = kind.open(7);
        Block rows = stream.next(2_000);
        DataProfile reference = Learnt.reference(kind.definition(), rows);
        Baseline baseline = PerformanceWatch.baseline(kind.definition(), rows);
        return new NullTrial(kind, baseline, reference, NullTrial.PARITY).watch(stream, 100, 3);
    }
}
