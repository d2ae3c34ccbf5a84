package io.leeway.drift.messaging;

import java.time.Instant;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.ModelDeleted;
import io.leeway.drift.profiles.ProfileService;
import io.leeway.drift.reports.DriftReportRepository;
import io.leeway.support.history.DeletedModels;

/** Forgets models that were deleted, and knows what belonged to them. */
@ApplicationScoped
class Forgetting {

    private final ProfileService profiles;
    private final DriftReportRepository reports;
    private final DeletedModels deleted;

    Forgetting(
            ProfileService profiles,
            DriftReportRepository reports,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.profiles = profiles;
        this.reports = reports;
        this.deleted = new DeletedModels(client.getDatabase(database).getCollection("drift_deleted_models"));
    }

    /** Whether what was accepted then belongs to a model that was deleted since. */
    boolean isForgotten(String model, Instant acceptedAt) {
        return deleted.covers(model, acceptedAt);
    }

    void forget(ModelDeleted event) {
        deleted.forget(event, () -> delete(event.model()));
    }

    /** Deletes what was being stored while the model was deleted. */
    void forgetIfDeleted(String model, Instant acceptedAt) {
        if (deleted.covers(model, acceptedAt)) {
            delete(model);
        }
    }

    private void delete(String model) {
        profiles.forget(model);
        reports.forget(model);
    }
}
