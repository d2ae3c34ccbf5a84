package io.leeway.ingest.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.StoredJson;

/** Reads definitions, and remembers those that were read last: a version of one never changes. */
@ApplicationScoped
class Definitions {

    /** Of the widest models, which have thousands of columns, these are some 30 MB. */
    private static final int REMEMBERED = 32;

    private final ModelVersionRepository versions;
    private final Map<Key, ModelDefinition> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ModelDefinition> eldest) {
            return size() > REMEMBERED;
        }
    };

    Definitions(ModelVersionRepository versions) {
        this.versions = versions;
    }

    /** A version of a model that may have had one of the same name before it. */
    private record Key(String model, int generation, int version) {}

    /** A committed version of a model's definition; null where it has none of that number. */
    Uni<@Nullable ModelDefinition> of(ModelEntity model, int version) {
        Key key = new Key(model.name, model.generation, version);
        return known(key)
                .map(known -> Uni.createFrom().<@Nullable ModelDefinition>item(known))
                .orElseGet(() -> versions.findById(new ModelVersionEntity.Key(model.name, version))
                        .map(found -> found == null ? null : remember(key, found)));
    }

    private Optional<ModelDefinition> known(Key key) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(key));
        }
    }

    private ModelDefinition remember(Key key, ModelVersionEntity stored) {
        ModelDefinition definition = StoredJson.read(stored.definition, ModelDefinition.class);
        synchronized (remembered) {
            remembered.put(key, definition);
        }
        return definition;
    }
}
