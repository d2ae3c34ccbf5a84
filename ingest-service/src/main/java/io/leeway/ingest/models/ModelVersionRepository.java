package io.leeway.ingest.models;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds definitions by model and version. */
@ApplicationScoped
class ModelVersionRepository implements PanacheRepositoryBase<ModelVersionEntity, ModelVersionEntity.Key> {}
