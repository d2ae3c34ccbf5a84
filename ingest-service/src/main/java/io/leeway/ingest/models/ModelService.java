package io.leeway.ingest.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.ingest.outbox.Outbox;
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

    private final ModelRepository models;
    private final ModelVersionRepository versions;
    private final Outbox outbox;

    ModelService(ModelRepository models, ModelVersionRepository versions, Outbox outbox) {
        this.models = models;
        this.versions = versions;
        this.outbox = outbox;
    }

    Uni<Put> put(ModelDefinition definition) {
        return models.findById(definition.model(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .chain(model -> model == null ? create(definition) : change(model, definition));
    }

    Uni<RegisteredModel> get(String name, @Nullable Integer version) {
        return models.require(name, false).chain(model -> read(model, version == null ? model.version : version));
    }

    Uni<List<RegisteredModel>> all() {
        return models.byName().chain(found -> {
            Uni<List<RegisteredModel>> all = Uni.createFrom().item(new ArrayList<>());
            for (ModelEntity model : found) {
                all = all.chain(
                        list -> read(model, model.version).invoke(list::add).replaceWith(list));
            }
            return all;
        });
    }

    /** A model's current definition. */
    public Uni<RegisteredModel> current(ModelEntity model) {
        return read(model, model.version);
    }

    private Uni<Put> create(ModelDefinition definition) {
        ModelEntity model = new ModelEntity();
        model.name = definition.model();
        model.createdAt = now();
        model.updatedAt = model.createdAt;
        model.version = 1;
        return models.persist(model)
                .chain(() -> store(model, definition))
                .map(registered -> new Put(registered, Outcome.CREATED));
    }

    private Uni<Put> change(ModelEntity model, ModelDefinition definition) {
        return read(model, model.version).chain(current -> {
            if (current.definition().equals(definition)
                    && List.copyOf(current.definition().features().keySet())
                            .equals(List.copyOf(definition.features().keySet()))) {
                return Uni.createFrom().item(new Put(current, Outcome.UNCHANGED));
            }
            model.version++;
            model.updatedAt = now();
            return store(model, definition).map(registered -> new Put(registered, Outcome.CHANGED));
        });
    }

    private Uni<RegisteredModel> store(ModelEntity model, ModelDefinition definition) {
        ModelVersionEntity version = new ModelVersionEntity();
        version.id = new ModelVersionEntity.Key(model.name, model.version);
        version.definition = write(definition);
        version.createdAt = model.updatedAt;
        CloudEvent<ModelDefined> event = CloudEvent.of(
                "ingest-service",
                EventType.MODEL_DEFINED,
                model.name,
                model.version,
                model.updatedAt,
                new ModelDefined(model.version, definition));
        return versions.persist(version)
                .chain(() -> outbox.add(EventType.MODEL_DEFINED, event))
                .replaceWith(registered(model, model.version, definition));
    }

    private Uni<RegisteredModel> read(ModelEntity model, int version) {
        return versions.findById(new ModelVersionEntity.Key(model.name, version))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(
                        404,
                        "unknown-version",
                        "Unknown version",
                        "Model '" + model.name + "' has versions 1 to " + model.version + "."))
                .map(found -> registered(model, version, parse(found.definition)));
    }

    private static RegisteredModel registered(ModelEntity model, int version, ModelDefinition definition) {
        UUID reference = model.reference;
        return new RegisteredModel(
                model.name,
                version,
                definition,
                reference == null ? null : reference.toString(),
                model.createdAt,
                model.updatedAt);
    }

    private static String write(ModelDefinition definition) {
        try {
            return ContractJson.mapper().writeValueAsString(definition);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static ModelDefinition parse(String definition) {
        try {
            return ContractJson.mapper().readValue(definition, ModelDefinition.class);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** PostgreSQL keeps microseconds; what is answered must be what is kept. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
