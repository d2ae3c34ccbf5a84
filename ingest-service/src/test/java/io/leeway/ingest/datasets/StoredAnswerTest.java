package io.leeway.ingest.datasets;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.ingest.rows.Rejected;
import io.leeway.ingest.rows.Unreadable;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class StoredAnswerTest {

    @Test
    void shouldAnswerARepetitionAsItAnsweredTheFirst() {
        // Given
        Answers.BatchAnswer answer = AnswersBatchAnswerBuilder.builder()
                .model("churn")
                .batch("b")
                .name("Z\u00fcrich \uD83D\uDE00 \"quoted\"")
                .sequence(7)
                .rows(Long.MAX_VALUE)
                .rejected(new Rejected(1, List.of(new Problem.Entry(3L, null, "no row"))))
                .ignoredColumns(List.of("extra"))
                .ignoredColumnCount(101)
                .labelled(true)
                .acceptedAt(Arrivals.AT)
                .unreadable(new Unreadable(2, List.of(new Problem.Entry(4L, "x", "no number"))))
                .notes(List.of("a note"))
                .windows(List.of("time-1970-01-05T00:00:00Z-0a1b2c3d-12c4cae5"))
                .windowCount(1)
                .build();
        DatasetEntity entity = stored(StoredJson.write(answer));

        // When
        Answers.BatchAnswer read = StoredJson.read(entity.answer, Answers.BatchAnswer.class);

        // Then
        assertThat(read).isEqualTo(answer);
    }

    @Test
    void shouldReadWhatAnEarlierReleaseAnswered() {
        // Given: without what answers have got since
        DatasetEntity entity = stored("""
                {"model": "churn", "batch": "b", "name": "n", "sequence": 1, "rows": 2,
                 "rejected": {"rows": 0, "errors": []}, "ignoredColumns": ["extra"], "labelled": false,
                 "acceptedAt": "2026-01-05T12:00:00Z"}""");

        // When
        Answers.BatchAnswer read = StoredJson.read(entity.answer, Answers.BatchAnswer.class);

        // Then
        assertThat(read.unreadable()).isEqualTo(Unreadable.none());
        assertThat(read.notes()).isEmpty();
        assertThat(read.ignoredColumnCount()).isZero();
        assertThat(read.acceptedAt()).isEqualTo(Arrivals.AT);
    }

    @Test
    void shouldReadAReferenceThatWasAnsweredWithoutWarnings() {
        // Given
        DatasetEntity entity = stored("""
                {"model": "churn", "reference": "r", "rows": 2, "rejected": {"rows": 0, "errors": []},
                 "ignoredColumns": [], "acceptedAt": "2026-01-05T12:00:00Z", "since": "a later release"}""");

        // When
        Answers.ReferenceAnswer read = StoredJson.read(entity.answer, Answers.ReferenceAnswer.class);

        // Then
        assertThat(read.warnings()).isEmpty();
        assertThat(read.notes()).isEmpty();
        assertThat(read.unreadable().cells()).isZero();
    }

    private static DatasetEntity stored(String answer) {
        DatasetEntity entity = new DatasetEntity();
        entity.answer = answer;
        return entity;
    }
}
