package io.leeway.ingest.datasets;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchContent;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.refusals.Refusals;
import io.leeway.ingest.rows.BlockSink;
import io.leeway.ingest.rows.ProfileReader;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.ingest.rows.RowFormat;
import io.leeway.ingest.rows.RowReader;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Takes in rows: reads them, then has them stored. Blocks that memory has no room for are stored while they are read, as an
 * {@link Upload}.
 */
@ApplicationScoped
class IntakeService {

    static final String SERVICE = "ingest-service";

    private final ModelRepository models;
    private final ModelService definitions;
    private final DatasetRepository datasets;
    private final ComparedReferences references;
    private final Uploads uploads;
    private final DatasetWriter writer;
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
            DatasetWriter writer,
            OutboxPublisher publisher,
            Refusals refusals,
            RowReader reader,
            ProfileReader profileReader) {
        this.models = models;
        this.definitions = definitions;
        this.datasets = datasets;
        this.references = references;
        this.uploads = uploads;
        this.writer = writer;
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
        return takeRows(model, new ReferenceReception(datasets), body, Submission.NOTHING);
    }

    Taken<Answers.BatchAnswer> batch(String model, @Nullable String name, @Nullable String key, Body body) {
        return takeRows(
                model,
                new BatchReception(references, definitions::ofVersion, BatchContent.ROWS, name, key),
                body,
                Submission.NOTHING);
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
        return takeRows(model, new LabelsReception(key), body, Submission.NOTHING);
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
                Submission.NOTHING);
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
        RegisteredModel registered =
                Transactions.read(() -> models.requireActive(name, false).chain(definitions::current));
        try (Upload upload = uploads.begin(reception.witness(registered))) {
            ReadRows rows = read(registered, reception, reading, upload);
            List<String> warnings = upload.complete(rows);
            return writer.store(new Submission<>(registered, reception, rows, warnings, upload, together));
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
}
