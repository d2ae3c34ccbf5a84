package io.leeway.ingest.models;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** Registers models and their versions; every method runs in the caller's transaction. */
@ApplicationScoped
public class ModelService {

    /** What became of a definition that was put. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    record Put(RegisteredModel model, Outcome outcome) {}

    /** Keeps the ids of events of a model apart from those of a deleted one of that name. */
    private static final long A_GENERATION = 1_000_000_000L;

    private final ModelRepository models;
    private final ModelVersionRepository versions;
    private final Definitions definitions;
    private final Outbox outbox;

    ModelService(ModelRepository models, ModelVersionRepository versions, Definitions definitions, Outbox outbox) {
        this.models = models;
        this.versions = versions;
        this.definitions = definitions;
        this.outbox = outbox;
    }

    Uni<Put> put(ModelDefinition definition) {
        String name = definition.model();
        return models.locked(name)
                .chain(known -> known != null
                        ? Uni.createFrom().item(known)
                        : models.insertIfAbsent(name, StoredTime.now()).chain(() -> models.locked(name)))
                .chain(model -> {
                    if (model.isDeleted()) {
                        throw beingDeleted(name);
                    }
                    return model.version == 0 ? create(model, definition) : change(model, definition);
                });
    }

    private static ProblemException beingDeleted(String name) {
        return ProblemException.of(
                409,
                "model-being-deleted",
                "Model being deleted",
                "What was stored of the deleted model '" + name + "' is still being removed. Try again in a minute.");
    }

    /** Takes no new data until it is resumed, or takes it again. */
    Uni<RegisteredModel> retire(String name, boolean retired) {
        return models.require(name, true).chain(model -> {
            if (retired != model.isRetired()) {
                model.retiredAt = retired ? StoredTime.now() : null;
            }
            return current(model);
        });
    }

    Uni<RegisteredModel> get(String name, @Nullable Integer version) {
        return models.require(name, false).chain(model -> read(model, version == null ? model.version : version));
    }

    /** Models in the order of their names. */
    public Uni<List<RegisteredModel>> page(String after, int most) {
        return models.page(after, most).map(rows -> rows.stream()
                .map(row -> {
                    ModelEntity model = (ModelEntity) row[0];
                    return registered(
                            model,
                            model.version,
                            StoredJson.read(((ModelVersionEntity) row[1]).definition, ModelDefinition.class));
                })
                .toList());
    }

    /** A model's current definition. */
    public Uni<RegisteredModel> current(ModelEntity model) {
        return read(model, model.version);
    }

    /** A model with the definition that an earlier version had. */
    public Uni<RegisteredModel> ofVersion(ModelEntity model, int version) {
        return read(model, version);
    }

    private Uni<Put> create(ModelEntity model, ModelDefinition definition) {
        model.version = 1;
        return store(model, definition).map(registered -> new Put(registered, Outcome.CREATED));
    }

    private Uni<Put> change(ModelEntity model, ModelDefinition definition) {
        return read(model, model.version).chain(current -> {
            if (current.definition().equals(definition)
                    && List.copyOf(current.definition().features().keySet())
                            .equals(List.copyOf(definition.features().keySet()))) {
                return Uni.createFrom().item(new Put(current, Outcome.UNCHANGED));
            }
            model.version++;
            model.updatedAt = StoredTime.now();
            return store(model, definition).map(registered -> new Put(registered, Outcome.CHANGED));
        });
    }

    private Uni<RegisteredModel> store(ModelEntity model, ModelDefinition definition) {
        ModelVersionEntity version = new ModelVersionEntity();
        version.id = new ModelVersionEntity.Key(model.name, model.version);
        version.definition = StoredJson.write(definition);
        version.createdAt = model.updatedAt;
        CloudEvent<ModelDefined> event = CloudEvent.of(
                "ingest-service",
                EventType.MODEL_DEFINED,
                model.name,
                model.generation * A_GENERATION + model.version,
                model.updatedAt,
                new ModelDefined(model.version, definition));
        return versions.persist(version)
                .chain(() -> outbox.add(Telling.ofModel(EventType.MODEL_DEFINED, model.name, event)))
                .replaceWith(registered(model, model.version, definition));
    }

    private Uni<RegisteredModel> read(ModelEntity model, int version) {
        return definitions
                .of(model, version)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(
                        404,
                        "unknown-version",
                        "Unknown version",
                        "Model '" + model.name + "' has versions 1 to " + model.version + "."))
                .map(definition -> registered(model, version, definition));
    }

    private static RegisteredModel registered(ModelEntity model, int version, ModelDefinition definition) {
        UUID reference = model.reference;
        return new RegisteredModel(
                model.name,
                version,
                definition,
                reference == null ? null : reference.toString(),
                model.isRetired(),
                model.createdAt,
                model.updatedAt);
    }
}
