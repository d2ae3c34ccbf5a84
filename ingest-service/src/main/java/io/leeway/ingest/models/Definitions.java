package io.leeway.ingest.models;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.Remembered;
import io.leeway.support.persistence.StoredJson;

/** Reads definitions, and remembers those that were read last: a version of one never changes. */
@ApplicationScoped
class Definitions {

    /** Of the widest models, which have thousands of columns, these are some 30 MB. */
    private static final int REMEMBERED = 32;

    private final ModelVersionRepository versions;
    private final Remembered<Key, ModelDefinition> remembered = new Remembered<>(REMEMBERED);

    Definitions(ModelVersionRepository versions) {
        this.versions = versions;
    }

    /** A version of a model that may have had one of the same name before it. */
    private record Key(String model, int generation, int version) {}

    /** A committed version of a model's definition; null where it has none of that number. */
    Uni<@Nullable ModelDefinition> of(ModelEntity model, int version) {
        Key key = new Key(model.name, model.generation, version);
        return remembered
                .find(key)
                .map(known -> Uni.createFrom().<@Nullable ModelDefinition>item(known))
                .orElseGet(() -> versions.findById(new ModelVersionEntity.Key(model.name, version))
                        .map(found -> found == null
                                ? null
                                : remembered.keep(key, StoredJson.read(found.definition, ModelDefinition.class))));
    }
}
