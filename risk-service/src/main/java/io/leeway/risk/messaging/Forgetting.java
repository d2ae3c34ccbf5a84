package io.leeway.risk.messaging;

import com.mongodb.client.MongoClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.budget.AlarmRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.DeletedModels;

/** Says what this service stores of a model, all of which goes with it. */
@Dependent
final class Forgetting {

    @Produces
    @Singleton
    DeletedModels deletedModels(
            ModelRepository models,
            AssessmentRepository assessments,
            SeriesRepository series,
            SummaryRepository summaries,
            AlarmRepository alarms,
            WaitingAssessments waiting,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        return new DeletedModels(client.getDatabase(database).getCollection("risk_deleted_models"), model -> {
            models.forget(model);
            waiting.forget(model);
            assessments.forget(model);
            series.forget(model);
            summaries.forget(model);
            alarms.forget(model);
        });
    }
}
