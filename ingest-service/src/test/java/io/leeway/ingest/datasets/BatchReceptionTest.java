package io.leeway.ingest.datasets;

import java.util.List;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ReadPart;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BatchReceptionTest {

    @Test
    void shouldCountBatchesAndTheirRejectedRowsInTheModel() {
        // Given
        ModelEntity model = Arrivals.model();
        model.lastSequence = 41;
        model.rejectedRows = 100;

        // When
        var accepted = reception("monday")
                .accept(Arrivals.arrival(model, Arrivals.rows(3, Arrivals.whole(10))), reference(), List.of("a note"));

        // Then
        assertThat(model.lastSequence).isEqualTo(42);
        assertThat(model.rejectedRows).isEqualTo(103);
        assertThat(accepted.sequence()).isEqualTo(42);
        assertThat(accepted.reference()).isEqualTo(Arrivals.REFERENCE);
        assertThat(accepted.answer().rows()).isEqualTo(10);
        assertThat(accepted.answer().rejected().rows()).isEqualTo(3);
        assertThat(accepted.answer().batch()).isEqualTo(Arrivals.ID.toString());
        assertThat(accepted.answer().notes()).containsExactly("a note");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void shouldCallABatchAfterItsModelAndItsPlaceWhereTheClientDoesNot(@Nullable String name) {
        // Given
        ModelEntity model = Arrivals.model();

        // When
        var accepted = reception(name)
                .accept(Arrivals.arrival(model, Arrivals.rows(0, Arrivals.whole(1))), reference(), List.of());

        // Then
        assertThat(accepted.name()).isEqualTo("churn-1");
        assertThat(accepted.answer().name()).isEqualTo("churn-1");
    }

    @Test
    void shouldTellEachPartUnderWhatItIsJudgedBy() {
        // Given
        RegisteredModel registered = Arrivals.registered(Arrivals.definition(new WindowSettings(null, "PT1H")));
        Reception.Arrival arrival = new Reception.Arrival(
                Arrivals.model(),
                registered,
                Arrivals.rows(
                        0, new ReadPart(0L, 1, 0, 1, false, null, null), new ReadPart(1L, 1, 1, 1, false, null, null)),
                List.of(),
                Arrivals.ID,
                Arrivals.AT);

        // When
        List<Telling> tellings =
                reception("monday").accept(arrival, reference(), List.of()).tellings();

        // Then
        assertThat(tellings)
                .extracting(Telling::judged)
                .containsExactly(
                        "churn/time-1970-01-05T00:00:00Z-0a1b2c3d-12c4cae5",
                        "churn/time-1970-01-05T01:00:00Z-0a1b2c3d-12c4cae5");
        assertThat(tellings)
                .extracting(telling -> telling.event().subject())
                .containsExactly(
                        "churn/time-1970-01-05T00:00:00Z-0a1b2c3d-12c4cae5/" + Arrivals.ID,
                        "churn/time-1970-01-05T01:00:00Z-0a1b2c3d-12c4cae5/" + Arrivals.ID);
        assertThat(tellings).extracting(telling -> telling.event().id()).doesNotHaveDuplicates();
        assertThat(tellings).extracting(Telling::dataset).containsOnly(Arrivals.ID);
    }

    @Test
    void shouldTellABatchOnItsOwnUnderItsId() {
        // When
        List<Telling> tellings = reception("monday")
                .accept(Arrivals.arrival(Arrivals.model(), Arrivals.rows(0, Arrivals.whole(1))), reference(), List.of())
                .tellings();

        // Then
        Telling telling = assertThat(tellings).singleElement().actual();
        assertThat(telling.type()).isEqualTo(EventType.BATCH_ACCEPTED);
        assertThat(telling.judged()).isEqualTo("churn/" + Arrivals.ID);
        assertThat(telling.event().subject()).isEqualTo("churn/" + Arrivals.ID);
        assertThat(telling.event().time()).isEqualTo(Arrivals.AT);
    }

    @Test
    void shouldFindOnlyColumnsNewThatTheReferenceHadNot() {
        // Given
        ComparedReferences.ComparedReference reference = reference("old", "older");

        // When
        BatchAccepted event = accepted(List.of("old", "new"), 2, reference);

        // Then
        assertThat(event.intake().extraColumns()).containsExactly("new");
        assertThat(event.intake().extraColumnCount()).isEqualTo(1);
        assertThat(event.intake().unreadable()).containsEntry("x", 2L);
        assertThat(event.intake().folded()).containsEntry("y", 1L);
    }

    @Test
    void shouldCountNewColumnsBeyondThoseThatAreNamed() {
        // Given: as many columns are named as were read first
        List<String> named = IntStream.range(0, 100).mapToObj(i -> "new" + i).toList();

        // When
        BatchAccepted event = accepted(named, 250, reference());

        // Then
        assertThat(event.intake().extraColumns()).hasSize(100);
        assertThat(event.intake().extraColumnCount()).isEqualTo(250);
    }

    @Test
    void shouldFindNoFewerColumnsNewThanItNamesWhereTheReferenceHadMore() {
        // Given
        ComparedReferences.ComparedReference reference = reference("a", "b", "c");

        // When
        BatchAccepted event = accepted(List.of("new"), 1, reference);

        // Then
        assertThat(event.intake().extraColumnCount()).isEqualTo(1);
    }

    @Test
    void shouldRefuseABatchWithoutAReferenceAndSayWhatToSendFirst() {
        // Given
        RegisteredModel without =
                new RegisteredModel("churn", 1, Arrivals.definition(null), null, false, Arrivals.AT, Arrivals.AT);

        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> reception(null).schema(without));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(409);
        assertThat(refusal.problem().detail()).contains("PUT /v1/models/churn/reference");
    }

    @Test
    void shouldRefuseABatchWhoseReferenceWentWhileItWasRead() {
        // Given
        ModelEntity model = Arrivals.model();
        model.reference = null;
        Reception.Arrival arrival = Arrivals.arrival(model, Arrivals.rows(0, Arrivals.whole(1)));

        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> reception(null).accept(arrival));

        // Then
        assertThat(refusal.problem().type()).endsWith("no-reference");
        assertThat(model.lastSequence).as("no batch is counted").isZero();
    }

    private static BatchAccepted accepted(
            List<String> ignored, long count, ComparedReferences.ComparedReference reference) {
        Telling telling = reception("monday")
                .accept(
                        Arrivals.arrival(Arrivals.model(), Arrivals.rows(0, ignored, count, Arrivals.whole(1))),
                        reference,
                        List.of())
                .tellings()
                .getFirst();
        return (BatchAccepted) telling.event().data();
    }

    private static BatchReception reception(@Nullable String name) {
        return new BatchReception(
                new ComparedReferences(new DatasetRepository()),
                (model, version) -> Uni.createFrom().failure(new AssertionError("no other version is looked at")),
                BatchContent.ROWS,
                name,
                null);
    }

    private static ComparedReferences.ComparedReference reference(String... ignored) {
        return new ComparedReferences.ComparedReference(Arrivals.REFERENCE, 3, 5, List.of(ignored), ignored.length);
    }
}
