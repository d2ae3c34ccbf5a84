package io.leeway.risk.history;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.SeriesBuckets.Point;
import io.leeway.support.problem.ProblemException;

/** A model's windows over any time, as many of them as a drawing shows. */
@ApplicationScoped
class WindowHistory {

    private final ModelRepository models;
    private final AssessmentRepository assessments;
    private final SeriesRepository series;

    WindowHistory(ModelRepository models, AssessmentRepository assessments, SeriesRepository series) {
        this.models = models;
        this.assessments = assessments;
        this.series = series;
    }

    Views.WindowsView windows(String model, Stretch stretch) {
        ModelDefinition definition = models.find(model)
                .orElseThrow(() -> ProblemException.unknownModel(model))
                .definition();
        List<Long> buckets = series.directory(model).within(stretch.from(), stretch.to(), HistoryService.MOST_BUCKETS);
        List<Point> points = series.read(model, buckets).stream()
                .filter(point -> stretch.has(point.at()))
                .toList();
        List<WindowChange> changes = WindowChanges.of(points);
        List<Point> shown =
                shown(points, changes, stretch.points(), Sampling.place(definition, Point::at, Point::sequence));
        Map<String, BatchSummary> summaries = assessments.summaries(
                shown.stream().map(point -> model + "/" + point.batch()).toList());
        return new Views.WindowsView(
                points.size(),
                shown.stream()
                        .flatMap(point -> Stream.ofNullable(summaries.get(model + "/" + point.batch()))
                                .map(of -> item(point, of)))
                        .toList(),
                changes);
    }

    private static List<Point> shown(
            List<Point> points, List<WindowChange> changes, int most, ToLongFunction<Point> place) {
        Set<Point> sample = new HashSet<>(
                Sampling.of(points, most, place, point -> point.values().getDouble("risk")));
        Set<String> changed =
                new HashSet<>(changes.stream().map(WindowChange::batch).toList());
        return points.stream()
                .filter(point -> sample.contains(point) || changed.contains(point.batch()))
                .toList();
    }

    private static Views.WindowItem item(Point point, BatchSummary summary) {
        Document values = point.values();
        Map<String, Double> parts = new TreeMap<>();
        for (RiskPartName part : RiskPartName.values()) {
            Double value = values.getDouble("risk-" + part);
            if (value != null) {
                parts.put(part.toString(), value);
            }
        }
        return new Views.WindowItem(summary, parts, values.getDouble("label-coverage"));
    }
}
