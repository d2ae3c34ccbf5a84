package io.leeway.ingest.datasets;

import java.util.List;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.ProblemException;

/** Takes in true values. */
final class LabelsReception implements Reception<Answers.LabelsAnswer> {

    private final @Nullable String idempotencyKey;

    LabelsReception(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.LABELS;
    }

    @Override
    public Class<Answers.LabelsAnswer> answer() {
        return Answers.LabelsAnswer.class;
    }

    @Override
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public RowSchema schema(RegisteredModel registered) {
        String target = registered.definition().target();
        if (target == null) {
            throw ProblemException.of(
                    409,
                    "no-target",
                    "No target column",
                    "The definition of '" + registered.model() + "' names no target. Add it, then send the labels.");
        }
        return RowSchema.ofLabels(registered.definition(), target);
    }

    @Override
    public Uni<Accepted<Answers.LabelsAnswer>> accept(Arrival arrival) {
        String id = arrival.id().toString();
        String model = arrival.model().name;
        ReadRows rows = arrival.rows();
        LabelsAccepted event = new LabelsAccepted(
                id,
                rows.rows(),
                rows.blocks().count(),
                arrival.at(),
                arrival.registered().version(),
                arrival.registered().definition());
        Telling telling = new Telling(
                EventType.LABELS_ACCEPTED,
                CloudEvent.of(
                                IntakeService.SERVICE,
                                EventType.LABELS_ACCEPTED,
                                model + "/" + id,
                                1,
                                arrival.at(),
                                event)
                        .inTurn(null, arrival.model().nextPerformanceTurn()),
                model,
                arrival.id(),
                null);
        return Uni.createFrom()
                .item(new Accepted<>(
                        id,
                        0,
                        null,
                        new Answers.LabelsAnswer(model, id, rows.rows(), rows.rejected(), arrival.at()),
                        List.of(telling)));
    }
}
