package io.leeway.drift.consume;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.drift.load.ProfileService;
import io.leeway.drift.store.AdoptionRepository;
import io.leeway.drift.store.DriftReportRepository;
import io.leeway.drift.store.PastWindowRepository;
import io.leeway.support.history.DeletedModels;

/** Says what this service stores of a model, all of which goes with it. */
@Dependent
final class Forgetting {

    @Produces
    @Singleton
    DeletedModels deletedModels(
            ProfileService profiles,
            DriftReportRepository reports,
            PastWindowRepository windows,
            AdoptionRepository adoptions,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        return new DeletedModels(client.getDatabase(database).getCollection("drift_deleted_models"), model -> {
            profiles.forget(model);
            reports.forget(model);
            windows.forget(model);
            adoptions.forget(model);
        });
    }
}
