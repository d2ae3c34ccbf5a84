package io.leeway.risk.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.ModelSummary;
import io.leeway.risk.overview.PerformanceLine;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.overview.WindowLine;
import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;

/** How the models are, for Prometheus: of each its last judged window, and the last one of which labels have come. */
@ApplicationScoped
class ModelFigures implements StateSource {

    private static final int PAGE = 100;

    private final ModelRepository models;
    private final SummaryRepository summaries;
    private final AssessmentRepository assessments;
    private final JudgedFeatures features;

    ModelFigures(
            ModelRepository models,
            SummaryRepository summaries,
            AssessmentRepository assessments,
            JudgedFeatures features) {
        this.models = models;
        this.summaries = summaries;
        this.assessments = assessments;
        this.features = features;
    }

    @Override
    public void read(StateReadings readings) {
        Set<String> told = new HashSet<>();
        String after = null;
        while (told.size() < readings.models()) {
            int most = Math.min(PAGE, readings.models() - told.size());
            List<String> page = names(after, most);
            page(readings, page);
            told.addAll(page);
            if (page.size() < most) {
                break;
            }
            after = page.getLast();
        }
        features.keepOnly(told);
        readings.leaveOut(StateMetric.RISK, Math.max(0, models.count() - told.size()));
    }

    private List<String> names(@Nullable String after, int most) {
        return models.page(after, most).stream()
                .map(model -> model.definition().model())
                .toList();
    }

    private void page(StateReadings readings, List<String> names) {
        Map<String, ModelSummary> known = summaries.of(names);
        List<ModelSummary> page = names.stream()
                .flatMap(name -> Stream.ofNullable(known.get(name)))
                .toList();
        Map<String, BatchSummary> windows = assessments.summaries(
                page.stream().flatMap(ModelFigures::subjects).toList());
        for (ModelSummary model : page) {
            judged(readings, model, windows);
            performance(readings, model, windows);
        }
    }

    /** The windows of a model that something is told of. */
    private static Stream<String> subjects(ModelSummary model) {
        List<String> batches = new ArrayList<>();
        WindowLine judged = model.judged();
        PerformanceLine performance = model.performance();
        if (judged != null) {
            batches.add(judged.batch());
        }
        if (performance != null) {
            batches.add(performance.batch());
        }
        return batches.stream().distinct().map(batch -> subject(model, batch));
    }

    private static String subject(ModelSummary model, String batch) {
        return model.model() + "/" + batch;
    }

    private void judged(StateReadings readings, ModelSummary model, Map<String, BatchSummary> windows) {
        WindowLine judged = model.judged();
        BatchSummary window = judged == null ? null : windows.get(subject(model, judged.batch()));
        if (window == null) {
            return;
        }
        String name = model.model();
        if (window.score() != null) {
            readings.add(StateMetric.RISK, window.score(), name);
        }
        switch (window.level()) {
            case OK -> readings.add(StateMetric.RISK_LEVEL, 0, name);
            case WARNING -> readings.add(StateMetric.RISK_LEVEL, 1, name);
            case CRITICAL -> readings.add(StateMetric.RISK_LEVEL, 2, name);
            case UNKNOWN -> {}
        }
        if (window.driftShare() != null) {
            readings.add(StateMetric.DRIFT_SHARE, window.driftShare(), name);
            drift(readings, window);
        }
    }

    private void drift(StateReadings readings, BatchSummary window) {
        int room = readings.roomForFeatures(StateMetric.DRIFT);
        JudgedFeatures.Judged judged = features.of(window.model(), window.batch(), window.revision(), room);
        judged.drifted()
                .forEach((feature, drifted) ->
                        readings.add(StateMetric.DRIFT, drifted ? 1 : 0, window.model(), feature));
        readings.leaveOut(StateMetric.DRIFT, judged.others());
    }

    private static void performance(StateReadings readings, ModelSummary model, Map<String, BatchSummary> windows) {
        PerformanceLine line = model.performance();
        if (line == null) {
            return;
        }
        BatchSummary window = windows.get(subject(model, line.batch()));
        if (window != null) {
            window.performance()
                    .forEach((metric, value) -> readings.add(StateMetric.PERFORMANCE, value, model.model(), metric));
        }
        if (line.drop() != null) {
            readings.add(
                    StateMetric.PERFORMANCE_DROP,
                    line.drop(),
                    model.model(),
                    line.metric().word());
        }
    }
}
