package io.leeway.ingest.datasets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetEntityTest {

    @Test
    void shouldWaitForAsManyEventsAsTellOfIt() {
        // Given
        DatasetEntity entity = new DatasetEntity();

        // When
        entity.begin(3);

        // Then
        assertThat(entity.progress).isEqualTo(DatasetProgress.WAITING);
        assertThat(entity.openParts).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"EVALUATED, 0, 1", "WAITING, 1, 2", "DROPPED, 0, 1"})
    void shouldWaitAgainForOneMoreEventWhenItIsPutBack(DatasetProgress before, int open, int then) {
        // Given
        DatasetEntity entity = new DatasetEntity();
        entity.progress = before;
        entity.openParts = open;

        // When
        entity.putBack();

        // Then
        assertThat(entity.progress).isEqualTo(DatasetProgress.WAITING);
        assertThat(entity.openParts).isEqualTo(then);
    }

    @Test
    void shouldBeRestorableAsLongAsItsRowsAreThere() {
        // Given
        DatasetEntity entity = new DatasetEntity();
        entity.id = Arrivals.REFERENCE;
        entity.model = "churn";
        entity.rows = 40;
        ReferenceLine before = ReferenceLine.of(entity, true);
        entity.rowsDeletedAt = Arrivals.AT;

        // When
        ReferenceLine after = ReferenceLine.of(entity, false);

        // Then
        assertThat(before.restorable()).isTrue();
        assertThat(before.current()).isTrue();
        assertThat(after.restorable()).isFalse();
        assertThat(after.rows()).as("what it was is still known").isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"references, REFERENCE", "batches, BATCH", "labels, LABELS"})
    void shouldKnowAKindByItsPath(String path, DatasetKind kind) {
        assertThat(DatasetKind.ofPath(path)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"reference", "BATCH", "Labels", "''", "batches/"})
    void shouldKnowNoKindByAnythingElse(String path) {
        assertThat(DatasetKind.ofPath(path)).isEmpty();
    }
}
