package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** A model's references, and putting an earlier one back; every method runs in the caller's transaction. */
@ApplicationScoped
class ReferenceService {

    private static final int MOST_LISTED = 100;

    private final ModelRepository models;
    private final ModelService definitions;
    private final DatasetRepository datasets;
    private final MissingData missing;
    private final Outbox outbox;

    ReferenceService(
            ModelRepository models,
            ModelService definitions,
            DatasetRepository datasets,
            MissingData missing,
            Outbox outbox) {
        this.models = models;
        this.definitions = definitions;
        this.datasets = datasets;
        this.missing = missing;
        this.outbox = outbox;
    }

    /** The last hundred, newest first. */
    Uni<List<ReferenceLine>> list(String model) {
        return models.require(model, false)
                .chain(found -> datasets.references(model, MOST_LISTED).map(references -> references.stream()
                        .map(entity -> ReferenceLine.of(entity, entity.id.equals(found.reference)))
                        .toList()));
    }

    /** Makes it the current one again, and has it told as a new one is, so that every service knows it for sure. */
    Uni<ReferenceLine> restore(String name, UUID id) {
        return models.require(name, true)
                .chain(model -> datasets.find("model = ?1 and kind = ?2 and id = ?3", name, DatasetKind.REFERENCE, id)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .<DatasetEntity>firstResult()
                        .chain(found -> {
                            if (found == null) {
                                return missing.answer(name, "reference", id.toString());
                            }
                            if (id.equals(model.reference)) {
                                return Uni.createFrom().item(ReferenceLine.of(found, true));
                            }
                            if (found.rowsDeletedAt != null) {
                                throw MissingData.rowsGone("reference", id.toString());
                            }
                            return definitions.current(model).chain(registered -> definitions
                                    .ofVersion(model, found.modelVersion)
                                    .invoke(then -> checkColumns(registered.definition(), then.definition(), id))
                                    .chain(() -> restore(model, registered, found)));
                        }));
    }

    private Uni<ReferenceLine> restore(ModelEntity model, RegisteredModel registered, DatasetEntity found) {
        Instant now = StoredTime.now();
        model.reference = found.id;
        found.putBack();
        ReferenceAccepted event = new ReferenceAccepted(
                found.id.toString(), found.rows, found.blocks, now, registered.version(), registered.definition());
        return outbox.add(ReferenceReception.telling(model.name, found.id, now.toEpochMilli(), event))
                .replaceWith(ReferenceLine.of(found, true));
    }

    private static void checkColumns(ModelDefinition now, ModelDefinition then, UUID id) {
        Set<Object> lacking = new HashSet<>(RowSchema.ofRows(now).columns());
        lacking.removeAll(Set.copyOf(RowSchema.ofRows(then).columns()));
        if (!lacking.isEmpty()) {
            throw ProblemException.of(
                    409,
                    "reference-outdated",
                    "Reference outdated",
                    "Reference '" + id + "' was read under an earlier definition and lacks columns that the model has"
                            + " now. Send a new reference.");
        }
    }
}
