package io.leeway.risk.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.assessment.ModelActivity;
import io.leeway.risk.models.ModelRepository;
import io.leeway.support.problem.ProblemException;

/** Puts together what the read API answers. */
@ApplicationScoped
class HistoryService {

    private static final int FEATURE_HISTORY = 60;

    private final ModelRepository models;
    private final AssessmentRepository assessments;
    private final ModelActivity activity;
    private final ReportReader reports;

    HistoryService(
            ModelRepository models, AssessmentRepository assessments, ModelActivity activity, ReportReader reports) {
        this.models = models;
        this.assessments = assessments;
        this.activity = activity;
        this.reports = reports;
    }

    List<Views.ModelLine> models(@Nullable String after, int limit) {
        List<ModelRepository.WatchedModel> page = models.page(after, limit);
        Map<String, ModelActivity.Line> lines = activity.of(
                page.stream().map(model -> model.definition().model()).toList());
        return page.stream()
                .map(model -> line(model, lines.get(model.definition().model())))
                .toList();
    }

    Views.ModelView model(String name) {
        ModelRepository.WatchedModel model = require(name);
        return new Views.ModelView(
                name,
                model.version(),
                model.definition(),
                assessments.count(name),
                assessments.newest(name, 1, null).stream().findFirst().orElse(null));
    }

    Views.BatchPage batches(String model, int limit, @Nullable Long before) {
        require(model);
        return new Views.BatchPage(assessments.count(model), assessments.newest(model, limit, before));
    }

    Views.BatchView batch(String model, String batch) {
        require(model);
        BatchSummary summary = assessments
                .summary(model, batch)
                .orElseThrow(() -> ProblemException.of(
                        404,
                        "unknown-batch",
                        "Unknown batch",
                        "There is no report of batch '" + batch
                                + "'. It may be under way; the batches that have one are at" + " /v1/models/" + model
                                + "/reports."));
        return new Views.BatchView(
                summary,
                assessments.assessment(model, batch).orElseThrow(),
                reports.drift(model, batch).orElse(null),
                reports.performance(model, batch).orElse(null));
    }

    Views.Series series(String model, String metric, @Nullable String feature, int limit) {
        require(model);
        if (feature != null) {
            return new Views.Series(metric, feature, reports.featureSeries(model, feature, metric, limit));
        }
        List<SeriesPoint> points =
                switch (metric) {
                    case "risk" -> ofSummaries(model, limit, BatchSummary::score);
                    case "drift-share" -> ofSummaries(model, limit, BatchSummary::driftShare);
                    case "quality-findings" -> ofSummaries(model, limit, summary -> (double) summary.qualityFindings());
                    default -> reports.performanceSeries(model, metric, limit);
                };
        return new Views.Series(metric, null, points);
    }

    Views.FeatureView feature(String model, String feature) {
        FeatureType type = require(model).definition().features().get(feature);
        if (type == null) {
            throw ProblemException.of(
                    404,
                    "unknown-feature",
                    "Unknown feature",
                    "Model '" + model + "' has no feature '" + feature + "'. Its features are at /v1/models/" + model
                            + ".");
        }
        List<Views.FeatureAtBatch> history = new ArrayList<>();
        @Nullable ColumnDrift latest = null;
        for (BatchSummary batch :
                assessments.newest(model, FEATURE_HISTORY, null).reversed()) {
            Optional<ColumnDrift> column =
                    reports.drift(model, batch.batch()).flatMap(report -> column(report, feature));
            if (column.isPresent()) {
                latest = column.get();
                history.add(new Views.FeatureAtBatch(
                        batch.batch(),
                        batch.name(),
                        batch.sequence(),
                        at(batch),
                        latest.verdict(),
                        latest.statistics()));
            }
        }
        return new Views.FeatureView(feature, type, latest, history);
    }

    private Views.ModelLine line(ModelRepository.WatchedModel model, ModelActivity.@Nullable Line known) {
        String name = model.definition().model();
        ModelActivity.Line line = known == null ? activity.refresh(name) : known;
        return new Views.ModelLine(
                name,
                model.definition().task(),
                model.version(),
                model.definition().features().size(),
                line.batches(),
                line.last(),
                line.scores());
    }

    private List<SeriesPoint> ofSummaries(String model, int limit, Function<BatchSummary, @Nullable Double> value) {
        return assessments.newest(model, limit, null).reversed().stream()
                .map(batch -> new SeriesPoint(
                        batch.batch(),
                        batch.name(),
                        batch.sequence(),
                        at(batch),
                        value.apply(batch),
                        null,
                        null,
                        null,
                        null))
                .toList();
    }

    private ModelRepository.WatchedModel require(String model) {
        return models.find(model).orElseThrow(() -> ProblemException.unknownModel(model));
    }

    private static Optional<ColumnDrift> column(DriftReport report, String feature) {
        return report.features().stream()
                .filter(column -> column.column().equals(feature))
                .findFirst();
    }

    private static Instant at(BatchSummary batch) {
        return batch.to() == null ? batch.acceptedAt() : batch.to();
    }
}
