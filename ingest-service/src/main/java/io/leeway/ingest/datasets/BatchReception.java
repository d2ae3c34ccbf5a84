package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.ingest.datasets.ComparedReferences.ComparedReference;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ProfileReader;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.ProblemException;

/** Takes in production rows with their predictions, or profiles of them. */
final class BatchReception implements Reception<Answers.BatchAnswer> {

    private static final int MOST_WINDOWS = 1_000;

    /** Finds a definition as it was. */
    @FunctionalInterface
    interface Versions {

        /** The model in one of its versions. */
        Uni<RegisteredModel> of(ModelEntity model, int version);
    }

    private final ComparedReferences references;
    private final Versions versions;
    private final BatchContent content;
    private final @Nullable String name;
    private final @Nullable String idempotencyKey;

    BatchReception(
            ComparedReferences references,
            Versions versions,
            BatchContent content,
            @Nullable String name,
            @Nullable String idempotencyKey) {
        this.references = references;
        this.versions = versions;
        this.content = content;
        this.name = name;
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.BATCH;
    }

    @Override
    public Class<Answers.BatchAnswer> answer() {
        return Answers.BatchAnswer.class;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    @Override
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public RowSchema schema(RegisteredModel registered) {
        reference(registered);
        return RowSchema.ofBatch(registered.definition());
    }

    /** The id of the reference that batches are compared with. */
    static String reference(RegisteredModel registered) {
        String reference = registered.reference();
        if (reference == null) {
            throw noReference(registered.model());
        }
        return reference;
    }

    @Override
    public Uni<Accepted<Answers.BatchAnswer>> accept(Arrival arrival) {
        UUID reference = arrival.model().reference;
        if (reference == null) {
            // Another model took the name while the rows were read.
            throw noReference(arrival.model().name);
        }
        if (content == BatchContent.PROFILES && !reference.toString().equals(reference(arrival.registered()))) {
            throw ProfileReader.otherPlan(
                    "The model's reference became another one while the profiles were read", arrival.model().name);
        }
        return references.of(reference).chain(found -> notes(arrival, found)
                .map(notes -> accept(arrival, found, notes)));
    }

    /** What was noticed of the rows, and that the reference was read in another way than they, where it was. */
    private Uni<List<String>> notes(Arrival arrival, ComparedReference reference) {
        List<String> ofRows = arrival.rows().notes();
        RegisteredModel now = arrival.registered();
        if (reference.modelVersion() == now.version()) {
            return Uni.createFrom().item(ofRows);
        }
        return versions.of(arrival.model(), reference.modelVersion()).map(then -> {
            if (DefinitionKey.ofRows(then.definition()).equals(DefinitionKey.ofRows(now.definition()))) {
                return ofRows;
            }
            List<String> notes = new ArrayList<>(ofRows);
            notes.add("The reference was read under version " + then.version() + " of the definition; version "
                    + now.version() + " has other columns or reads them in another way. Send the reference again, so"
                    + " that like is compared with like.");
            return notes;
        });
    }

    private static ProblemException noReference(String model) {
        return ProblemException.of(
                409,
                "no-reference",
                "No reference yet",
                "Model '" + model + "' has nothing to compare a batch with. Send its reference first: PUT /v1/models/"
                        + model + "/reference.");
    }

    /** Of a batch that is compared with this reference. */
    Accepted<Answers.BatchAnswer> accept(Arrival arrival, ComparedReference reference, List<String> notes) {
        ModelEntity model = arrival.model();
        ReadRows rows = arrival.rows();
        String id = arrival.id().toString();
        long sequence = ++model.lastSequence;
        model.rejectedRows += rows.rejected().rows();
        String called = name == null || name.isBlank() ? model.name + "-" + sequence : name;
        List<BatchAccepted> events = new BatchParts(
                        model, arrival.registered(), rows, reference.blocks(), intake(reference, rows), content)
                .events(id, called, sequence, arrival.at());
        List<String> windows = events.stream()
                .filter(event -> event.part() != null)
                .map(event -> event.judged().batch())
                .toList();
        return new Accepted<>(
                called,
                sequence,
                reference.id(),
                AnswersBatchAnswerBuilder.builder()
                        .model(model.name)
                        .batch(id)
                        .name(called)
                        .sequence(sequence)
                        .rows(rows.rows())
                        .rejected(rows.rejected())
                        .ignoredColumns(rows.ignoredColumns())
                        .ignoredColumnCount(rows.ignoredColumnCount())
                        .labelled(rows.labelled())
                        .acceptedAt(arrival.at())
                        .unreadable(rows.unreadable())
                        .notes(notes)
                        .windows(windows.stream().limit(MOST_WINDOWS).toList())
                        .windowCount(windows.size())
                        .profiles(
                                content == BatchContent.PROFILES ? rows.blocks().count() : 0)
                        .build(),
                events.stream().map(event -> telling(arrival, event)).toList());
    }

    private static Telling telling(Arrival arrival, BatchAccepted event) {
        ModelEntity model = arrival.model();
        String judged = event.judged().subject();
        String subject =
                event.part() == null ? judged : judged + "/" + event.batch().batch();
        return new Telling(
                EventType.BATCH_ACCEPTED,
                CloudEvent.of(IntakeService.SERVICE, EventType.BATCH_ACCEPTED, subject, 1, arrival.at(), event)
                        .inTurn(model.nextDriftTurn(), model.nextPerformanceTurn()),
                model.name,
                arrival.id(),
                judged);
    }

    /** A column that the reference had as well says nothing about the batch. */
    private static IntakeReport intake(ComparedReference reference, ReadRows rows) {
        return new IntakeReport(
                rows.ignoredColumns().stream()
                        .filter(column -> !reference.ignoredColumns().contains(column))
                        .toList(),
                rows.rejectedByColumn(),
                rows.ignoredColumnCount() - reference.ignoredColumnCount(),
                rows.unreadableByColumn(),
                rows.foldedByColumn());
    }
}
