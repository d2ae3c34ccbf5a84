package io.leeway.alert.alerts;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds which assessments were seen. */
@ApplicationScoped
class AssessedRepository implements PanacheRepositoryBase<AssessedEntity, String> {}
