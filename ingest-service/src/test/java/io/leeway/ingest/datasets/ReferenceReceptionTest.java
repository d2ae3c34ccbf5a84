package io.leeway.ingest.datasets;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.outbox.Telling;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceReceptionTest {

    @Test
    void shouldBecomeTheReferenceOfItsModelAndBeToldAsSuch() {
        // Given
        ModelEntity model = Arrivals.model();

        // When
        var accepted = ReferenceReception.accept(Arrivals.arrival(model, Arrivals.rows(1, Arrivals.whole(40))), null);

        // Then
        assertThat(model.reference).isEqualTo(Arrivals.ID);
        Telling telling = assertThat(accepted.tellings()).singleElement().actual();
        assertThat(telling.type()).isEqualTo(EventType.REFERENCE_ACCEPTED);
        assertThat(telling.event().data())
                .isEqualTo(new ReferenceAccepted(
                        Arrivals.ID.toString(), 40, 1, Arrivals.AT, 3, Arrivals.definition(null)));
        assertThat(accepted.reference()).as("it is compared with nothing").isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // rows of the one before, rows of this one, told
        "100, 49, true",
        "100, 50, false",
        "101, 50, true",
        "1, 1, false",
        "3, 1, true",
        "0, 1, false",
        "9000000000000, 4499999999999, true",
    })
    void shouldWarnOfFewerThanHalfOfTheRowsBefore(long before, long rows, boolean told) {
        // Given
        DatasetEntity previous = new DatasetEntity();
        previous.id = Arrivals.REFERENCE;
        previous.rows = before;

        // When
        List<String> warnings = warnings(rows, previous);

        // Then
        assertThat(warnings).hasSize(told ? 1 : 0);
        assertThat(warnings).allSatisfy(warning -> assertThat(warning)
                .contains(rows + " rows")
                .contains("POST /v1/models/churn/references/" + Arrivals.REFERENCE + "/restore"));
    }

    @Test
    void shouldWarnOfNothingBeforeWhereItIsTheFirst() {
        assertThat(warnings(1, null)).isEmpty();
    }

    @Test
    void shouldTellWhatIsWrongWithTheRowsAfterWhatIsWrongWithTheirNumber() {
        // Given
        DatasetEntity previous = new DatasetEntity();
        previous.id = Arrivals.REFERENCE;
        previous.rows = 100;

        // When
        List<String> warnings = warnings(1, previous, "no class in common");

        // Then
        assertThat(warnings).hasSize(2).endsWith("no class in common");
    }

    @Test
    void shouldBeAnotherFactEachTimeItIsPutBack() {
        // Given
        ReferenceAccepted event = new ReferenceAccepted("r", 1, 1, Arrivals.AT, 3, Arrivals.definition(null));
        UUID id = Arrivals.REFERENCE;

        // When
        String first = ReferenceReception.telling("churn", id, 1, event).event().id();

        // Then
        assertThat(first)
                .isEqualTo(ReferenceReception.telling("churn", id, 1, event)
                        .event()
                        .id())
                .isNotEqualTo(ReferenceReception.telling("churn", id, 2, event)
                        .event()
                        .id())
                .isNotEqualTo(ReferenceReception.telling("other", id, 1, event)
                        .event()
                        .id());
    }

    private static List<String> warnings(long rows, @Nullable DatasetEntity previous, String... warnings) {
        return ReferenceReception.accept(
                        Arrivals.arrival(Arrivals.model(), Arrivals.rows(0, Arrivals.whole(rows)), warnings), previous)
                .answer()
                .warnings();
    }
}
