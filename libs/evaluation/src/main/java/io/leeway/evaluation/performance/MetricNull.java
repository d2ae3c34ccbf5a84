package io.leeway.evaluation.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.MetricResultBuilder;
import io.leeway.evaluation.calibration.PeriodWords;
import io.leeway.evaluation.performance.metrics.Metric;
import io.leeway.statistics.calibration.ChunkValues;

/**
 * What the chunks of a reference say of the metrics of a batch. An interval of independent rows is too narrow where errors depend
 * on each other, so that a fall has to lie beyond what the chunks differ by as well; at the level of the budget, over all judged
 * metrics together.
 */
final class MetricNull {

    /** The share of chunks that have to have a metric. */
    private static final double COVERAGE = 0.9;

    /** Chunks that vary by less than this part of what is allowed vary by nothing that matters. */
    private static final double LEAST_PART = 0.1;

    private static final double LEAST = 1e-6;

    private final ChunkValues learnt;
    private final List<MetricName> names;
    private final List<Double> values;
    private final ChunkMetrics.Size size;
    private final double rows;
    private final AlarmSettings alarms;

    private MetricNull(
            ChunkValues learnt,
            List<MetricName> names,
            List<Double> values,
            ChunkMetrics.Size size,
            double rows,
            AlarmSettings alarms) {
        this.learnt = learnt;
        this.names = names;
        this.values = values;
        this.size = size;
        this.rows = rows;
        this.alarms = alarms;
    }

    /**
     * For the metrics of a batch; empty where the chunks say nothing of any that is judged.
     *
     * @param labelled how many rows they are of
     */
    static Optional<MetricNull> of(ModelDefinition definition, Baseline baseline, List<Metric> metrics, long labelled) {
        return baseline.chunks()
                .nearest(labelled)
                .flatMap(size -> of(definition, size, metrics, labelled / size.rows()));
    }

    private static Optional<MetricNull> of(
            ModelDefinition definition, ChunkMetrics.Size size, List<Metric> metrics, double rows) {
        List<MetricName> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<double[]> series = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        for (Metric metric : metrics) {
            @Nullable Double allowed = Allowances.of(metric.name(), definition.performance());
            @Nullable List<Double> chunks = size.values().get(metric.name());
            // Neither side of the mean error is the bad one.
            if (allowed == null
                    || metric.value() == null
                    || chunks == null
                    || metric.name().equals(MetricName.ME)) {
                continue;
            }
            double[] bad = chunks.stream()
                    .mapToDouble(value -> badness(metric.higherIsBetter(), value))
                    .toArray();
            long known = chunks.stream().filter(Double::isFinite).count();
            if (known >= Math.max(ChunkValues.MINIMUM, COVERAGE * bad.length)) {
                names.add(metric.name());
                values.add(badness(metric.higherIsBetter(), metric.value()));
                series.add(bad);
                floors.add(Math.max(LEAST, LEAST_PART * allowed));
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new MetricNull(
                        ChunkValues.of(
                                series.toArray(double[][]::new),
                                floors.stream().mapToDouble(Double::doubleValue).toArray()),
                        names,
                        values,
                        size,
                        rows,
                        definition.alarms()));
    }

    /** Greater is worse; of errors the logarithm, because they are allowed to be so much worse in proportion. */
    private static double badness(boolean higherIsBetter, double value) {
        return higherIsBetter ? -value : Math.log(Math.max(Double.MIN_NORMAL, value));
    }

    /**
     * Whether a metric is beyond what the chunks differ by; true of one that they say nothing of.
     *
     * @param kinds how many kinds of findings share the level
     */
    boolean isBeyond(MetricName metric, int kinds) {
        int number = names.indexOf(metric);
        return number < 0 || pValue(number) * kinds <= level(number);
    }

    /** A result that exceeds only where the chunks do not explain it, with what they say of it where it would matter. */
    MetricResult restrict(MetricResult result) {
        Double drop = result.drop();
        Double allowed = result.allowedDrop();
        @Nullable String words = words(result.name());
        if (words == null || drop == null || allowed == null || drop <= allowed) {
            return result;
        }
        @Nullable String remark = result.remark();
        return MetricResultBuilder.builder(result)
                .exceeded(result.exceeded() && isBeyond(result.name(), 1))
                .remark(remark == null ? words : remark + "; " + words)
                .build();
    }

    /** What the chunks say of a metric, in words; absent where they say nothing of it. */
    private @Nullable String words(MetricName metric) {
        int number = names.indexOf(metric);
        if (number < 0) {
            return null;
        }
        int chunks = learnt.chunks(number);
        int asBad = learnt.asBad(number, value(number));
        String windows = size.calendar()
                ? PeriodWords.plural(size.length(), "periods of " + size.length())
                : String.format(Locale.ROOT, "chunks of %,.0f rows", size.rows());
        String rank = asBad == 0
                ? "worse than in all " + chunks + " " + windows + " of the reference"
                : asBad + " of " + chunks + " " + windows + " of the reference are as bad or worse";
        return rank
                + (isBeyond(metric, 1) ? "; expected " : "; it may happen ")
                + PeriodWords.expected(pValue(number), windows);
    }

    private double pValue(int number) {
        return learnt.pValue(number, value(number), rows);
    }

    private double value(int number) {
        return Objects.requireNonNull(values.get(number), "each metric has a value");
    }

    private double level(int number) {
        return Math.max(alarms.level(size.length()), AlarmSettings.finestLevel(learnt.chunks(number)));
    }
}
