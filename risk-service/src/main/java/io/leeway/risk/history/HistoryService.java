package io.leeway.risk.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.risk.assessment.Assessed;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.ModelSummary;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.Directory;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.problem.ProblemException;

/** Puts together what the read API answers. */
@ApplicationScoped
class HistoryService {

    /** The newest of a stretch that are read at most: 32,768 places in the order of windows. */
    static final int MOST_BUCKETS = 512;

    private final ModelRepository models;
    private final AssessmentRepository assessments;
    private final SummaryRepository summaries;
    private final SeriesRepository windows;
    private final SeriesReader series;
    private final ReportReader reports;

    HistoryService(
            ModelRepository models,
            AssessmentRepository assessments,
            SummaryRepository summaries,
            SeriesRepository windows,
            SeriesReader series,
            ReportReader reports) {
        this.models = models;
        this.assessments = assessments;
        this.summaries = summaries;
        this.windows = windows;
        this.series = series;
        this.reports = reports;
    }

    List<Views.ModelLine> models(@Nullable String after, int limit) {
        List<ModelRepository.WatchedModel> page = models.page(after, limit);
        Map<String, ModelSummary> lines = summaries.of(
                page.stream().map(model -> model.definition().model()).toList());
        Map<String, BatchSummary> last = assessments.summaries(lines.values().stream()
                .flatMap(line -> line.last().map(window -> line.model() + "/" + window.batch()).stream())
                .toList());
        return page.stream()
                .map(model -> line(
                        model, Optional.ofNullable(lines.get(model.definition().model())), last))
                .toList();
    }

    Views.ModelView model(String name) {
        ModelRepository.WatchedModel model = require(name);
        Directory directory = windows.directory(name);
        return new Views.ModelView(
                name,
                model.version(),
                model.definition(),
                directory.windows(),
                newest(name, directory, 1, Long.MAX_VALUE).stream().findFirst().orElse(null));
    }

    Views.BatchPage batches(String model, int limit, @Nullable Long before) {
        require(model);
        Directory directory = windows.directory(model);
        return new Views.BatchPage(
                directory.windows(), newest(model, directory, limit, before == null ? Long.MAX_VALUE : before));
    }

    private List<BatchSummary> newest(String model, Directory directory, int most, long before) {
        List<String> subjects = windows.before(model, directory, before, most).stream()
                .map(window -> model + "/" + window.batch())
                .toList();
        Map<String, BatchSummary> summaries = assessments.summaries(subjects);
        return subjects.stream().map(summaries::get).filter(Objects::nonNull).toList();
    }

    Views.BatchView batch(String model, String batch) {
        require(model);
        Assessed assessed = assessments
                .assessed(model, batch)
                .orElseThrow(() -> ProblemException.of(
                        404,
                        "unknown-batch",
                        "Unknown batch",
                        "There is no report of batch '" + batch
                                + "'. It may be under way; the batches that have one are at" + " /v1/models/" + model
                                + "/reports."));
        Optional<PerformanceReport> performance = reports.performance(model, batch);
        return new Views.BatchView(
                assessed.summary(),
                assessed.assessment(),
                reports.drift(model, batch).orElse(null),
                performance.orElse(null),
                performance
                        .flatMap(PerformanceReport::speaking)
                        .map(MetricResult::name)
                        .orElse(null));
    }

    Views.Series series(String model, String metric, @Nullable String feature, Stretch stretch) {
        ModelDefinition definition = require(model).definition();
        List<Long> numbers = numbers(model, stretch);
        List<SeriesPoint> points = within(stretch, SeriesPoint::at, points(model, metric, feature, numbers));
        return new Views.Series(
                metric,
                feature,
                points.size(),
                Sampling.of(
                        points,
                        stretch.points(),
                        Sampling.place(definition, SeriesPoint::at, SeriesPoint::sequence),
                        SeriesPoint::value));
    }

    Views.FeatureView feature(String model, String feature, Stretch stretch) {
        ModelDefinition definition = require(model).definition();
        FeatureType type = definition.features().get(feature);
        if (type == null) {
            throw ProblemException.of(
                    404,
                    "unknown-feature",
                    "Unknown feature",
                    "Model '" + model + "' has no feature '" + feature + "'. Its features are at /v1/models/" + model
                            + ".");
        }
        List<FeaturePoint> history =
                within(stretch, FeaturePoint::at, series.feature(model, feature, numbers(model, stretch)));
        return new Views.FeatureView(
                feature,
                type,
                history.isEmpty() ? null : latest(model, history.getLast().batch(), feature),
                history.size(),
                Sampling.of(
                        history,
                        stretch.points(),
                        Sampling.place(definition, FeaturePoint::at, FeaturePoint::sequence),
                        FeaturePoint::first));
    }

    private List<SeriesPoint> points(String model, String metric, @Nullable String feature, List<Long> numbers) {
        if (feature != null) {
            return series.statistic(model, feature, metric, numbers);
        }
        if (SeriesRepository.METRICS.contains(metric)) {
            return windows.read(model, numbers).stream()
                    .map(point -> SeriesPoint.of(point, metric))
                    .toList();
        }
        return series.metric(model, metric, numbers);
    }

    private List<Long> numbers(String model, Stretch stretch) {
        return windows.directory(model).within(stretch.from(), stretch.to(), MOST_BUCKETS);
    }

    private static <T> List<T> within(Stretch stretch, Function<T, Instant> at, List<T> points) {
        return points.stream().filter(point -> stretch.has(at.apply(point))).toList();
    }

    /** The feature in a report, which is read for it alone: once a page, not once a point. */
    private @Nullable ColumnDrift latest(String model, String batch, String feature) {
        return reports.drift(model, batch).stream()
                .flatMap(report -> report.features().stream())
                .filter(column -> column.column().equals(feature))
                .findFirst()
                .orElse(null);
    }

    private static Views.ModelLine line(
            ModelRepository.WatchedModel model, Optional<ModelSummary> summary, Map<String, BatchSummary> last) {
        String name = model.definition().model();
        return new Views.ModelLine(
                name,
                model.definition().task(),
                model.version(),
                model.definition().features().size(),
                summary.map(ModelSummary::batches).orElse(0L),
                summary.flatMap(ModelSummary::last)
                        .map(window -> last.get(name + "/" + window.batch()))
                        .orElse(null),
                summary.map(ModelSummary::recentScores).orElse(List.of()));
    }

    private ModelRepository.WatchedModel require(String model) {
        return models.find(model).orElseThrow(() -> ProblemException.unknownModel(model));
    }
}
