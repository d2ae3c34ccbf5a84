package io.leeway.risk.messaging;

import java.time.Instant;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.ModelDeleted;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.assessment.ModelActivity;
import io.leeway.risk.models.ModelRepository;
import io.leeway.support.history.DeletedModels;

/** Forgets models that were deleted, and knows what belonged to them. */
@ApplicationScoped
class Forgetting {

    private final ModelRepository models;
    private final AssessmentRepository assessments;
    private final ModelActivity activity;
    private final WaitingAssessments waiting;
    private final DeletedModels deleted;

    Forgetting(
            ModelRepository models,
            AssessmentRepository assessments,
            ModelActivity activity,
            WaitingAssessments waiting,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.models = models;
        this.assessments = assessments;
        this.activity = activity;
        this.waiting = waiting;
        this.deleted = new DeletedModels(client.getDatabase(database).getCollection("risk_deleted_models"));
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
        models.forget(model);
        waiting.forget(model);
        assessments.forget(model);
        activity.forget(model);
    }
}
