package io.leeway.performance.messaging;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.predictions.LabelJoin;
import io.leeway.performance.reports.PerformanceReportRepository;
import io.leeway.support.history.DeletedModels;

/** Says what this service stores of a model, all of which goes with it. */
@Dependent
final class Forgetting {

    @Produces
    @Singleton
    DeletedModels deletedModels(
            BaselineService baselines,
            LabelJoin join,
            PerformanceReportRepository reports,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        return new DeletedModels(client.getDatabase(database).getCollection("performance_deleted_models"), model -> {
            baselines.forget(model);
            join.forget(model);
            reports.forget(model);
        });
    }
}
