package io.leeway.ingest.datasets;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchContent;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.refusals.Refusals;
import io.leeway.ingest.rows.BlockSink;
import io.leeway.ingest.rows.ProfileReader;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.ingest.rows.RowFormat;
import io.leeway.ingest.rows.RowReader;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Takes in rows: reads them, then stores the ledger's line, the blocks and the events in one transaction, so that all of
 * a body is kept or nothing. Blocks that memory has no room for are stored before as an {@link Upload}, of which the
 * transaction makes the data set. They are told after it, by another thread.
 */
@ApplicationScoped
class IntakeService {

    static final String SERVICE = "ingest-service";

    /** Where nothing else is done in the transaction that stores a body. */
    private static final Function<UUID, Uni<Void>> NOTHING =
            dataset -> Uni.createFrom().voidItem();

    private final ModelRepository models;
    private final ModelService definitions;
    private final DatasetRepository datasets;
    private final ComparedReferences references;
    private final Uploads uploads;
    private final Outbox outbox;
    private final OutboxPublisher publisher;
    private final Refusals refusals;
    private final RowReader reader;
    private final ProfileReader profileReader;

    IntakeService(
            ModelRepository models,
            ModelService definitions,
            DatasetRepository datasets,
            ComparedReferences references,
            Uploads uploads,
            Outbox outbox,
            OutboxPublisher publisher,
            Refusals refusals,
            RowReader reader,
            ProfileReader profileReader) {
        this.models = models;
        this.definitions = definitions;
        this.datasets = datasets;
        this.references = references;
        this.uploads = uploads;
        this.outbox = outbox;
        this.publisher = publisher;
        this.refusals = refusals;
        this.reader = reader;
        this.profileReader = profileReader;
    }

    /**
     * A body as it came over HTTP.
     *
     * @param length its bytes; -1 where nobody knows how many they become
     */
    record Body(@Nullable String contentType, @Nullable String encoding, long length, InputStream stream) {}

    /** Reads a body of a model as it is registered; what memory has no room for goes to the sink. */
    @FunctionalInterface
    private interface Reading {

        ReadRows of(RegisteredModel registered, BlockSink sink);
    }

    /** The answer, and whether this body had been stored before. */
    record Taken<A>(A answer, boolean repeated) {}

    Taken<Answers.ReferenceAnswer> reference(String model, Body body) {
        return takeRows(model, new ReferenceReception(datasets), body, NOTHING);
    }

    Taken<Answers.BatchAnswer> batch(String model, @Nullable String name, @Nullable String key, Body body) {
        return takeRows(
                model,
                new BatchReception(references, definitions::ofVersion, BatchContent.ROWS, name, key),
                body,
                NOTHING);
    }

    /**
     * A batch that was collected here.
     *
     * @param together what else is done in the transaction, with the batch's id
     */
    Taken<Answers.BatchAnswer> collected(String model, String name, Body body, Function<UUID, Uni<Void>> together) {
        return takeRows(
                model,
                new BatchReception(references, definitions::ofVersion, BatchContent.ROWS, name, null),
                body,
                together);
    }

    Taken<Answers.LabelsAnswer> labels(String model, @Nullable String key, Body body) {
        return takeRows(model, new LabelsReception(key), body, NOTHING);
    }

    Taken<Answers.BatchAnswer> profiles(String model, @Nullable String name, @Nullable String key, Body body) {
        return take(
                model,
                new BatchReception(references, definitions::ofVersion, BatchContent.PROFILES, name, key),
                (registered, held) -> profileReader.read(
                        registered.definition(),
                        BatchReception.reference(registered),
                        body.contentType(),
                        body.encoding(),
                        body.stream()),
                NOTHING);
    }

    private <A> Taken<A> takeRows(String model, Reception<A> reception, Body body, Function<UUID, Uni<Void>> together) {
        return take(
                model,
                reception,
                (registered, sink) -> reader.read(
                        reception.schema(registered),
                        RowFormat.of(body.contentType()),
                        body.encoding(),
                        body.length(),
                        body.stream(),
                        sink),
                together);
    }

    private <A> Taken<A> take(
            String name, Reception<A> reception, Reading reading, Function<UUID, Uni<Void>> together) {
        RegisteredModel registered = Transactions.read(() -> models.require(name, false)
                .invoke(IntakeService::checkNotRetired)
                .chain(definitions::current));
        try (Upload upload = uploads.begin(reception.witness(registered))) {
            ReadRows rows = read(registered, reception, reading, upload);
            List<String> warnings = upload.complete(rows);
            Taken<A> taken = Transactions.run(() -> models.require(name, true)
                    .invoke(IntakeService::checkNotRetired)
                    .chain(model -> known(model, reception, rows)
                            .chain(known -> known == null
                                    ? store(model, registered, reception, rows, warnings, upload, together)
                                    : Uni.createFrom()
                                            .item(new Taken<>(
                                                    StoredJson.read(known.answer, reception.answer()), true)))));
            publisher.wake();
            return taken;
        }
    }

    private static void checkNotRetired(ModelEntity model) {
        if (model.isRetired()) {
            throw ProblemException.of(
                    409,
                    "model-retired",
                    "Model retired",
                    "Model '" + model.name + "' is retired and takes no new data. To go on with it: POST /v1/models/"
                            + model.name + "/resume.");
        }
    }

    private <A> ReadRows read(RegisteredModel registered, Reception<A> reception, Reading reading, Upload upload) {
        try {
            return reading.of(registered, upload);
        } catch (ProblemException refused) {
            refusals.remember(registered, reception.kind().word(), reception.name(), refused.problem());
            publisher.wake();
            throw refused;
        }
    }

    private <A> Uni<@Nullable DatasetEntity> known(ModelEntity model, Reception<A> reception, ReadRows rows) {
        String key = reception.idempotencyKey();
        if (key == null) {
            return reception.sameAsStored(model, rows);
        }
        return datasets.byIdempotencyKey(model.name, reception.kind(), key).invoke(known -> {
            if (known != null && !known.sha256.equals(rows.sha256())) {
                throw ProblemException.of(
                        409,
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        "This Idempotency-Key came before with another body. Use a new key for new rows.");
            }
        });
    }

    private <A> Uni<Taken<A>> store(
            ModelEntity model,
            RegisteredModel registered,
            Reception<A> reception,
            ReadRows rows,
            List<String> warnings,
            Upload upload,
            Function<UUID, Uni<Void>> together) {
        Reception.Arrival arrival =
                new Reception.Arrival(model, registered, rows, warnings, upload.id(), StoredTime.now());
        return reception.accept(arrival).chain(accepted -> datasets.persist(entity(arrival, reception, accepted))
                .chain(() -> upload.adopt(rows.blocks()))
                .chain(() -> outbox.addAll(accepted.tellings()))
                .chain(() -> together.apply(arrival.id()))
                .replaceWith(new Taken<>(accepted.answer(), false)));
    }

    private static <A> DatasetEntity entity(
            Reception.Arrival arrival, Reception<A> reception, Reception.Accepted<A> accepted) {
        ReadRows rows = arrival.rows();
        DatasetEntity entity = new DatasetEntity();
        entity.id = arrival.id();
        entity.model = arrival.model().name;
        entity.kind = reception.kind();
        entity.name = accepted.name();
        entity.sequence = accepted.sequence();
        entity.sha256 = rows.sha256();
        entity.idempotencyKey = reception.idempotencyKey();
        entity.rows = rows.rows();
        entity.rejected = rows.rejected().rows();
        entity.blocks = rows.blocks().count();
        entity.modelVersion = arrival.registered().version();
        entity.answer = StoredJson.write(accepted.answer());
        entity.acceptedAt = arrival.at();
        entity.reference = accepted.reference();
        entity.begin(accepted.tellings().size());
        return entity;
    }
}
