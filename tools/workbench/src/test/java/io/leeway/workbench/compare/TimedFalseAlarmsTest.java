package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.RowFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches of a file whose rows have event times. */
class TimedFalseAlarmsTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAY = 24;
    private static final int DAYS = 121;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldTheDaysOfOneHalfAgainstTheDaysOfTheOther() throws IOException {
        // When
        AlarmCount count = AlarmCount.of(
                batches(rows(DAYS), "reference: {period: P1D}\ndrift: {minimumRows: " + DAY + "}"), 0, 1_000);

        // Then: each half has 61 days, of which the first and the last may have been cut
        assertThat(count.batches()).isEqualTo(2 * (61 - 2));
        assertThat(count.usual()).allMatch(what -> what.endsWith(" chunks"));
        assertThat(count.alarms(DriftPolicyName.LEEWAY, AlarmSource.DRIFT)).isLessThanOrEqualTo(DAYS / 10);
        assertThat(count.alarms(DriftPolicyName.NANNYML, AlarmSource.DRIFT)).isGreaterThan(DAYS / 10);
        assertThat(count.hasPerformance()).isFalse();
    }

    @Test
    void shouldCountAChangeOnlyAfterEnoughBatches() throws IOException {
        // When
        AlarmCount count = AlarmCount.of(batches(rows(DAYS), "reference: {period: P1D}"), 0, 10);

        // Then
        assertThat(count.batches()).isEqualTo(10);
        assertThat(count.withHistory()).isZero();
    }

    @Test
    void shouldTakeRowsThatFollowOnEachOtherWhereThereIsNoPeriod() throws IOException {
        // Given: the file is in no order
        List<String> shuffled = rows(DAYS);
        Collections.shuffle(shuffled, new Random(3));
        NullBatches batches = batches(shuffled, "");

        // When
        List<Block> first = batches.ofSize(100, 10).getFirst().batches().toList();

        // Then: the later half against the earlier one
        assertThat(batches.explanation()).contains("follow on each other").contains("'at'");
        assertThat(first).hasSize(5).allMatch(block -> block.rows() == 100);
        double begin = MONDAY.plus(Duration.ofHours(DAYS * DAY / 2)).toEpochMilli();
        double[] times =
                first.getFirst().numeric("at").map(Column.Numeric::values).orElseThrow();
        assertThat(times)
                .containsExactly(IntStream.range(0, 100)
                        .mapToDouble(hour -> begin + hour * 3_600_000.0)
                        .toArray());
    }

    @Test
    void shouldDrawAtRandomAndSayWhyWhereTimesAreMissing() throws IOException {
        // Given
        List<String> unknown =
                rows(DAYS).stream().map(row -> row.replaceFirst(",[^,]*$", ",")).collect(Collectors.toList());

        // When
        NullBatches batches = batches(unknown, "");

        // Then
        assertThat(batches.explanation()).contains("at random").contains("2904 of 2904 rows have no 'at'");
        assertThat(AlarmCount.of(batches, 50, 3).usual()).containsExactly("independent rows");
    }

    @Test
    void shouldHaveNoBatchThatIsLargerThanAHalf() throws IOException {
        // When
        AlarmCount count = AlarmCount.of(batches(rows(4), ""), 49, 10);

        // Then
        assertThat(count.batches()).isZero();
    }

    /** Hours, of which each resembles the one before it. */
    private static List<String> rows(int days) {
        Random random = new Random(11);
        double[] level = {0};
        return IntStream.range(0, days * DAY)
                .mapToObj(hour -> {
                    level[0] = 0.9 * level[0] + random.nextGaussian();
                    return "%d,%.4f,%s,%s"
                            .formatted(
                                    hour,
                                    level[0],
                                    "abc".charAt(random.nextInt(3)),
                                    MONDAY.plus(Duration.ofHours(hour)));
                })
                .collect(Collectors.toList());
    }

    private NullBatches batches(List<String> rows, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "id,x,word,at\n" + String.join("\n", rows) + "\n");
        Path model = Files.writeString(folder.resolve("model.yaml"), """
            model: m
            task: regression
            rowId: id
            timestamp: at
            features: {x: numeric, word: categorical}
            prediction: {column: predicted}
            %s
            """.formatted(more));
        RowFile read = RowFile.open(file, CellForms.usual());
        return NullBatches.of(
                read,
                WatchedColumns.of(
                        read,
                        Map.of("x", FeatureType.NUMERIC, "word", FeatureType.CATEGORICAL),
                        DefinitionFile.read(model)),
                1);
    }
}
