package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.rows.schema.RowSchema;

/** Takes in the rows that batches are compared with; the newest are the model's reference. */
final class ReferenceReception implements Reception<Answers.ReferenceAnswer> {

    private final DatasetRepository datasets;

    ReferenceReception(DatasetRepository datasets) {
        this.datasets = datasets;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.REFERENCE;
    }

    @Override
    public Class<Answers.ReferenceAnswer> answer() {
        return Answers.ReferenceAnswer.class;
    }

    @Override
    public RowSchema schema(RegisteredModel registered) {
        return RowSchema.ofRows(registered.definition());
    }

    @Override
    public Witness witness(RegisteredModel registered) {
        return new ReferenceWarnings(registered.definition());
    }

    @Override
    public Uni<@Nullable DatasetEntity> sameAsStored(ModelEntity model, ReadRows rows) {
        UUID current = model.reference;
        return current == null
                ? Uni.createFrom().nullItem()
                : datasets.byContent(model.name, DatasetKind.REFERENCE, current, rows.sha256());
    }

    @Override
    public Uni<Accepted<Answers.ReferenceAnswer>> accept(Arrival arrival) {
        UUID before = arrival.model().reference;
        Uni<@Nullable DatasetEntity> previous =
                before == null ? Uni.createFrom().nullItem() : datasets.findById(before);
        return previous.map(known -> accept(arrival, known));
    }

    /** After the reference that was the current one before; absent where this is the first. */
    static Accepted<Answers.ReferenceAnswer> accept(Arrival arrival, @Nullable DatasetEntity previous) {
        String id = arrival.id().toString();
        ReadRows rows = arrival.rows();
        ModelEntity model = arrival.model();
        model.reference = arrival.id();
        ReferenceAccepted event = new ReferenceAccepted(
                id,
                rows.rows(),
                rows.blocks().count(),
                arrival.at(),
                arrival.registered().version(),
                arrival.registered().definition());
        return new Accepted<>(
                id,
                0,
                null,
                new Answers.ReferenceAnswer(
                        model.name,
                        id,
                        rows.rows(),
                        rows.rejected(),
                        rows.ignoredColumns(),
                        rows.ignoredColumnCount(),
                        arrival.at(),
                        rows.unreadable(),
                        rows.notes(),
                        warnings(arrival, previous)),
                List.of(telling(model.name, arrival.id(), 1, event)));
    }

    /** That a reference is the current one; told again with another revision when it is put back. */
    static Telling telling(String model, UUID id, long revision, ReferenceAccepted event) {
        return new Telling(
                EventType.REFERENCE_ACCEPTED,
                CloudEvent.of(
                        IntakeService.SERVICE,
                        EventType.REFERENCE_ACCEPTED,
                        model + "/" + id,
                        revision,
                        event.acceptedAt(),
                        event),
                model,
                id,
                null);
    }

    private static List<String> warnings(Arrival arrival, @Nullable DatasetEntity previous) {
        List<String> warnings = new ArrayList<>();
        long rows = arrival.rows().rows();
        if (previous != null && rows * 2 < previous.rows) {
            warnings.add("This reference has " + rows + " rows, fewer than half of the " + previous.rows
                    + " of the one before. If that is not meant, put that one back: POST /v1/models/"
                    + arrival.model().name + "/references/" + previous.id + "/restore.");
        }
        warnings.addAll(arrival.warnings());
        return warnings;
    }
}
