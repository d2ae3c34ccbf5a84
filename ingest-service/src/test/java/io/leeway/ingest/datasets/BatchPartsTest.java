package io.leeway.ingest.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.rows.ReadPart;
import io.leeway.ingest.rows.ReadRows;

import static org.assertj.core.api.Assertions.assertThat;

class BatchPartsTest {

    private static final WindowSettings HOURLY = new WindowSettings(null, "PT1H");
    private static final WindowSettings BY_100 = new WindowSettings(100L, null);
    private static final IntakeReport INTAKE = new IntakeReport(List.of("new"), java.util.Map.of());
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void shouldJudgeABatchOnItsOwnWhereTheModelHasNoWindows() {
        // Given
        ReadRows rows = Arrivals.rows(3, new ReadPart(null, 40, 0, 2, true, MONDAY, Arrivals.AT));

        // When
        List<BatchAccepted> events = events(Arrivals.model(), null, rows);

        // Then
        BatchAccepted event = assertThat(events).singleElement().actual();
        assertThat(event.part()).isNull();
        assertThat(event.judged()).isEqualTo(event.batch());
        assertThat(event.batch().batch()).isEqualTo("b-1");
        assertThat(event.batch().sequence()).isEqualTo(7);
        assertThat(event.batch().rows()).isEqualTo(40);
        assertThat(event.batch().rejectedRows()).isEqualTo(3);
        assertThat(event.batch().from()).isEqualTo(MONDAY);
        assertThat(event.batch().to()).isEqualTo(Arrivals.AT);
        assertThat(event.blocks()).isEqualTo(2);
        assertThat(event.referenceBlocks()).isEqualTo(5);
        assertThat(event.labelled()).isTrue();
        assertThat(event.version()).isEqualTo(3);
    }

    @Test
    void shouldNameAWindowOfTimeAfterItsBeginItsReferenceAndHowItsRowsAreRead() {
        // Given
        long number = WindowSettings.number(MONDAY.plusSeconds(5), Duration.ofHours(1));
        ReadRows rows = Arrivals.rows(0, new ReadPart(number, 1, 0, 1, false, null, null));

        // When
        BatchRef window = windows(Arrivals.model(), HOURLY, rows).getFirst();

        // Then
        assertThat(window.batch()).isEqualTo("time-2026-01-05T00:00:00Z-0a1b2c3d-12c4cae5");
        assertThat(window.name()).isEqualTo("2026-01-05T00:00:00Z to 2026-01-05T01:00:00Z");
        assertThat(window.sequence()).isEqualTo(number);
        assertThat(window.reference()).isEqualTo(Arrivals.REFERENCE.toString());
    }

    @Test
    void shouldTellOfEachPartItsOwnRowsAndOfWhatWasNoticedOnce() {
        // Given
        ReadRows rows = Arrivals.rows(
                3,
                new ReadPart(1L, 10, 0, 2, false, MONDAY, MONDAY),
                new ReadPart(2L, 20, 2, 1, true, Arrivals.AT, Arrivals.AT));

        // When
        List<BatchAccepted> events = events(Arrivals.model(), HOURLY, rows);

        // Then
        assertThat(events).extracting(event -> event.batch().rows()).containsExactly(10L, 20L);
        assertThat(events).extracting(BatchAccepted::firstBlock).containsExactly(0, 2);
        assertThat(events).extracting(BatchAccepted::blocks).containsExactly(2, 1);
        assertThat(events).extracting(BatchAccepted::labelled).containsExactly(false, true);
        assertThat(events).extracting(event -> event.batch().rejectedRows()).containsExactly(3L, 0L);
        assertThat(events).extracting(BatchAccepted::intake).containsExactly(INTAKE, IntakeReport.clean());
        assertThat(events).extracting(event -> event.batch().batch()).containsOnly("b-1");
    }

    @Test
    void shouldPutRowsThatAreComparedWithAnotherReferenceIntoAnotherWindow() {
        // Given
        ModelEntity other = Arrivals.model();
        other.reference = Arrivals.ID;
        ReadRows rows = Arrivals.rows(0, new ReadPart(1L, 10, 0, 1, false, null, null));

        // When
        BatchRef window = windows(other, HOURLY, rows).getFirst();

        // Then
        assertThat(window.batch())
                .isEqualTo("time-1970-01-05T01:00:00Z-11111111-12c4cae5")
                .isNotEqualTo(windows(Arrivals.model(), HOURLY, rows).getFirst().batch());
    }

    @ParameterizedTest
    @CsvSource({
        // the window before, its rows; the window that 10 rows belong to, its rows then
        "0, 0, 1, 10",
        "1, 0, 1, 10",
        "1, 99, 1, 109",
        "1, 100, 2, 10",
        "1, 5000000, 2, 10",
        "41, 90, 41, 100",
    })
    void shouldFillAWindowUntilItHasItsRowsWithoutDividingABatch(long number, long filled, long into, long then) {
        // Given
        ModelEntity model = Arrivals.model();
        model.windowNumber = number;
        model.windowRows = filled;

        // When
        BatchRef window =
                windows(model, BY_100, Arrivals.rows(0, Arrivals.whole(10))).getFirst();

        // Then
        assertThat(window.batch()).isEqualTo("rows-" + into + "-0a1b2c3d-12c4cae5");
        assertThat(window.name()).isEqualTo("window " + into);
        assertThat(window.sequence()).isEqualTo(into);
        assertThat(model.windowNumber).isEqualTo(into);
        assertThat(model.windowRows).isEqualTo(then);
    }

    @Test
    void shouldCountNoWindowsByRowsForAModelThatHasNone() {
        // Given
        ModelEntity model = Arrivals.model();

        // When
        windows(model, HOURLY, Arrivals.rows(0, new ReadPart(1L, 10, 0, 1, false, null, null)));

        // Then
        assertThat(model.windowNumber).isZero();
        assertThat(model.windowRows).isZero();
    }

    private static List<BatchAccepted> events(ModelEntity model, @Nullable WindowSettings window, ReadRows rows) {
        return new BatchParts(
                        model, Arrivals.registered(Arrivals.definition(window)), rows, 5, INTAKE, BatchContent.ROWS)
                .events("b-1", "monday", 7, Arrivals.AT);
    }

    private static List<BatchRef> windows(ModelEntity model, WindowSettings window, ReadRows rows) {
        return events(model, window, rows).stream().map(BatchAccepted::judged).toList();
    }
}
