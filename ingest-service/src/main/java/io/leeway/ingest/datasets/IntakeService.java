package io.leeway.ingest.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.ingest.rows.RowFormat;
import io.leeway.ingest.rows.RowReader;
import io.leeway.ingest.rows.RowSchema;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Takes in rows: reads them, then stores the ledger's line, the blocks and the event in one transaction, so that all of
 * a body is kept or nothing.
 */
@ApplicationScoped
class IntakeService {

    private static final String SERVICE = "ingest-service";

    private final ModelRepository models;
    private final ModelService definitions;
    private final DatasetRepository datasets;
    private final PayloadBlockRepository payload;
    private final Outbox outbox;
    private final OutboxPublisher publisher;
    private final RowReader reader;

    IntakeService(
            ModelRepository models,
            ModelService definitions,
            DatasetRepository datasets,
            PayloadBlockRepository payload,
            Outbox outbox,
            OutboxPublisher publisher,
            RowReader reader) {
        this.models = models;
        this.definitions = definitions;
        this.datasets = datasets;
        this.payload = payload;
        this.outbox = outbox;
        this.publisher = publisher;
        this.reader = reader;
    }

    /** A body as it came over HTTP. */
    record Body(RowFormat format, @Nullable String encoding, InputStream stream) {}

    /** The answer, and whether this body had been stored before. */
    record Taken<A>(A answer, boolean repeated) {}

    Taken<Answers.ReferenceAnswer> reference(String model, Body body) {
        RegisteredModel registered = registered(model);
        ReadRows rows = read(RowSchema.ofRows(registered.definition()), body);
        Taken<Answers.ReferenceAnswer> taken =
                Transactions.run(() -> models.require(model, true).chain(entity -> sameReference(entity, rows)
                        .chain(known -> known != null
                                ? repeated(known, Answers.ReferenceAnswer.class)
                                : storeReference(entity, registered, rows))));
        publisher.publishAll();
        return taken;
    }

    Taken<Answers.BatchAnswer> batch(String model, @Nullable String name, @Nullable String key, Body body) {
        RegisteredModel registered = registered(model);
        if (registered.reference() == null) {
            throw ProblemException.of(
                    409,
                    "no-reference",
                    "No reference yet",
                    "Model '" + model
                            + "' has nothing to compare a batch with. Send its reference first: PUT /v1/models/" + model
                            + "/reference.");
        }
        ReadRows rows = read(RowSchema.ofBatch(registered.definition()), body);
        Taken<Answers.BatchAnswer> taken = Transactions.run(
                () -> models.require(model, true).chain(entity -> byKey(model, DatasetKind.BATCH, key, rows)
                        .chain(known -> known != null
                                ? repeated(known, Answers.BatchAnswer.class)
                                : storeBatch(entity, registered, name, key, rows))));
        publisher.publishAll();
        return taken;
    }

    Taken<Answers.LabelsAnswer> labels(String model, @Nullable String key, Body body) {
        RegisteredModel registered = registered(model);
        String target = registered.definition().target();
        if (target == null) {
            throw ProblemException.of(
                    409,
                    "no-target",
                    "No target column",
                    "The definition of '" + model + "' names no target. Add it, then send the labels.");
        }
        ReadRows rows = read(RowSchema.ofLabels(registered.definition(), target), body);
        Taken<Answers.LabelsAnswer> taken = Transactions.run(
                () -> models.require(model, true).chain(entity -> byKey(model, DatasetKind.LABELS, key, rows)
                        .chain(known -> known != null
                                ? repeated(known, Answers.LabelsAnswer.class)
                                : storeLabels(entity, registered, key, rows))));
        publisher.publishAll();
        return taken;
    }

    private RegisteredModel registered(String model) {
        return Transactions.run(() -> models.require(model, false).chain(definitions::current));
    }

    private ReadRows read(RowSchema schema, Body body) {
        return reader.read(schema, body.format(), body.encoding(), body.stream());
    }

    private Uni<@Nullable DatasetEntity> sameReference(ModelEntity model, ReadRows rows) {
        UUID current = model.reference;
        return current == null
                ? Uni.createFrom().nullItem()
                : datasets.byContent(model.name, DatasetKind.REFERENCE, current, rows.sha256());
    }

    private Uni<@Nullable DatasetEntity> byKey(String model, DatasetKind kind, @Nullable String key, ReadRows rows) {
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        return datasets.byIdempotencyKey(model, kind, key).invoke(known -> {
            if (known != null && !known.sha256.equals(rows.sha256())) {
                throw ProblemException.of(
                        409,
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        "This Idempotency-Key came before with another body. Use a new key for new rows.");
            }
        });
    }

    private Uni<Taken<Answers.ReferenceAnswer>> storeReference(
            ModelEntity model, RegisteredModel registered, ReadRows rows) {
        UUID id = UUID.randomUUID();
        Instant at = now();
        model.reference = id;
        Answers.ReferenceAnswer answer = new Answers.ReferenceAnswer(
                model.name,
                id.toString(),
                rows.rows(),
                rows.rejected(),
                rows.ignoredColumns(),
                rows.ignoredColumnCount(),
                at);
        ReferenceAccepted event = new ReferenceAccepted(
                id.toString(), rows.rows(), rows.blocks().size(), at, registered.version(), registered.definition());
        return store(
                        entity(id, model, DatasetKind.REFERENCE, id.toString(), 0, null, registered, rows, at, answer),
                        rows)
                .chain(() -> tell(EventType.REFERENCE_ACCEPTED, model.name + "/" + id, at, event))
                .replaceWith(new Taken<>(answer, false));
    }

    private Uni<Taken<Answers.BatchAnswer>> storeBatch(
            ModelEntity model, RegisteredModel registered, @Nullable String name, @Nullable String key, ReadRows rows) {
        UUID id = UUID.randomUUID();
        UUID reference = java.util.Objects.requireNonNull(model.reference);
        Instant at = now();
        long sequence = ++model.lastSequence;
        String called = name == null || name.isBlank() ? model.name + "-" + sequence : name;
        Answers.BatchAnswer answer = new Answers.BatchAnswer(
                model.name,
                id.toString(),
                called,
                sequence,
                rows.rows(),
                rows.rejected(),
                rows.ignoredColumns(),
                rows.ignoredColumnCount(),
                rows.labelled(),
                at);
        return datasets.findById(reference)
                .map(found -> new BatchParts(model, registered, rows, found.blocks, intake(found, rows))
                        .events(id.toString(), called, sequence, at))
                .call(() -> store(
                        entity(id, model, DatasetKind.BATCH, called, sequence, key, registered, rows, at, answer),
                        rows))
                .chain(events -> tellAll(events, at))
                .replaceWith(new Taken<>(answer, false));
    }

    private Uni<Void> tellAll(List<BatchAccepted> events, Instant at) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (BatchAccepted event : events) {
            String subject = event.part() == null
                    ? event.batch().subject()
                    : event.judged().subject() + "/" + event.batch().batch();
            told = told.chain(() -> tell(EventType.BATCH_ACCEPTED, subject, at, event));
        }
        return told;
    }

    /** A column that the reference had too is no news. */
    private static IntakeReport intake(DatasetEntity reference, ReadRows rows) {
        Answers.ReferenceAnswer known = read(reference, Answers.ReferenceAnswer.class);
        return new IntakeReport(
                rows.ignoredColumns().stream()
                        .filter(column -> !known.ignoredColumns().contains(column))
                        .toList(),
                rows.rejectedByColumn(),
                rows.ignoredColumnCount()
                        - Math.max(
                                known.ignoredColumnCount(),
                                known.ignoredColumns().size()));
    }

    private Uni<Taken<Answers.LabelsAnswer>> storeLabels(
            ModelEntity model, RegisteredModel registered, @Nullable String key, ReadRows rows) {
        UUID id = UUID.randomUUID();
        Instant at = now();
        Answers.LabelsAnswer answer =
                new Answers.LabelsAnswer(model.name, id.toString(), rows.rows(), rows.rejected(), at);
        LabelsAccepted event = new LabelsAccepted(
                id.toString(), rows.rows(), rows.blocks().size(), at, registered.version(), registered.definition());
        return store(entity(id, model, DatasetKind.LABELS, id.toString(), 0, key, registered, rows, at, answer), rows)
                .chain(() -> tell(EventType.LABELS_ACCEPTED, model.name + "/" + id, at, event))
                .replaceWith(new Taken<>(answer, false));
    }

    private Uni<Void> store(DatasetEntity entity, ReadRows rows) {
        return datasets.persist(entity).chain(() -> payload.store(entity.id, rows.blocks()));
    }

    private <T> Uni<Void> tell(EventType type, String subject, Instant at, T data) {
        return outbox.add(type, CloudEvent.of(SERVICE, type, subject, 1, at, data));
    }

    private static DatasetEntity entity(
            UUID id,
            ModelEntity model,
            DatasetKind kind,
            String name,
            long sequence,
            @Nullable String key,
            RegisteredModel registered,
            ReadRows rows,
            Instant at,
            Object answer) {
        DatasetEntity entity = new DatasetEntity();
        entity.id = id;
        entity.model = model.name;
        entity.kind = kind;
        entity.name = name;
        entity.sequence = sequence;
        entity.sha256 = rows.sha256();
        entity.idempotencyKey = key;
        entity.rows = rows.rows();
        entity.rejected = rows.rejected().rows();
        entity.blocks = rows.blocks().size();
        entity.modelVersion = registered.version();
        entity.answer = write(answer);
        entity.acceptedAt = at;
        return entity;
    }

    private static <A> Uni<Taken<A>> repeated(DatasetEntity known, Class<A> type) {
        return Uni.createFrom().item(new Taken<>(read(known, type), true));
    }

    static <A> A read(DatasetEntity entity, Class<A> type) {
        try {
            return ContractJson.mapper().readValue(entity.answer, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String write(Object answer) {
        try {
            return ContractJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** PostgreSQL keeps microseconds; what is answered must be what is kept. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
