package io.leeway.performance.messaging;

import java.time.Instant;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.ModelDeleted;
import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.predictions.LabelJoin;
import io.leeway.performance.reports.PerformanceReportRepository;
import io.leeway.support.history.DeletedModels;

/** Forgets models that were deleted, and knows what belonged to them. */
@ApplicationScoped
class Forgetting {

    private final BaselineService baselines;
    private final LabelJoin join;
    private final PerformanceReportRepository reports;
    private final DeletedModels deleted;

    Forgetting(
            BaselineService baselines,
            LabelJoin join,
            PerformanceReportRepository reports,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.baselines = baselines;
        this.join = join;
        this.reports = reports;
        this.deleted = new DeletedModels(client.getDatabase(database).getCollection("performance_deleted_models"));
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
        baselines.forget(model);
        join.forget(model);
        reports.forget(model);
    }
}
