package io.leeway.ingest.datasets;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LabelsReceptionTest {

    @Test
    void shouldRefuseLabelsOfAModelThatNamesNoTarget() {
        // Given
        ModelDefinition untargeted = ModelDefinitionBuilder.builder()
                .model("churn")
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("y", null, null))
                .build();

        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> new LabelsReception(null).schema(Arrivals.registered(untargeted)));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(409);
        assertThat(refusal.problem().detail()).contains("'churn' names no target");
    }

    @Test
    void shouldTellOfLabelsThatNothingIsJudgedByThem() {
        // Given
        ModelEntity model = Arrivals.model();
        model.lastSequence = 7;

        // When
        var accepted = new LabelsReception("key")
                .accept(Arrivals.arrival(model, Arrivals.rows(2, Arrivals.whole(10))))
                .await()
                .indefinitely();

        // Then
        Telling telling = assertThat(accepted.tellings()).singleElement().actual();
        assertThat(telling.type()).isEqualTo(EventType.LABELS_ACCEPTED);
        assertThat(telling.judged()).isNull();
        assertThat(telling.event().subject()).isEqualTo("churn/" + Arrivals.ID);
        assertThat(telling.event().data())
                .isEqualTo(
                        new LabelsAccepted(Arrivals.ID.toString(), 10, 1, Arrivals.AT, 3, Arrivals.definition(null)));
        assertThat(accepted.answer().rejected().rows()).isEqualTo(2);
        assertThat(model.lastSequence).as("labels are no batch").isEqualTo(7);
    }

    @Test
    void shouldBeKnownAgainByItsKeyAlone() {
        // When
        LabelsReception reception = new LabelsReception("key");

        // Then
        assertThat(reception.idempotencyKey()).isEqualTo("key");
        assertThat(reception.name()).isNull();
        assertThat(reception
                        .sameAsStored(Arrivals.model(), Arrivals.rows(0, Arrivals.whole(1)))
                        .await()
                        .indefinitely())
                .isNull();
    }
}
