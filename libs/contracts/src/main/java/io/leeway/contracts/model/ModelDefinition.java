package io.leeway.contracts.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * What a team registers of a model: its schema, its task and its thresholds.
 *
 * @param model the name, {@code [a-z0-9][a-z0-9-_.]{0,62}}
 * @param task what it predicts
 * @param rowId the column that names a row, by which labels find their predictions
 * @param timestamp the column of a row's event time (ISO-8601), if there is one
 * @param features the monitored columns, in the order given
 * @param prediction where the model's output is
 * @param target the column of the true value, when it comes with the rows
 * @param drift when a feature has drifted
 * @param performance when performance has dropped
 * @param risk where the risk levels begin
 * @param alerts what raises an alert, and whom it reaches
 * @param embedding where a row's embedding is, if it has one
 * @param attributions the column of each feature's attribution (its share in the prediction, signed), where there are any
 * @param window which rows are judged together; absent for each batch on its own
 * @param missing the words that stand for a missing value, in place of the usual ones ({@code NA}, {@code NaN},
 *     {@code null}, {@code None} and their like); an empty cell always is missing
 * @param numbers how numbers are written
 * @param times how times are written
 * @param columns how single columns are read, by name
 * @param reference how the reference shows what is usual
 * @param alarms how many false alarms there may be, where the reference shows what is usual
 * @param ranges the range of each numeric feature that the model was trained on, where it is known
 * @param incidents how incidents begin and end
 */
@RecordBuilder
public record ModelDefinition(
        String model,
        Task task,
        String rowId,
        @Nullable String timestamp,
        Map<String, FeatureType> features,
        PredictionColumns prediction,
        @Nullable String target,
        @Defaulted DriftSettings drift,
        @Defaulted PerformanceSettings performance,
        @Defaulted RiskSettings risk,
        @Defaulted List<AlertRule> alerts,
        @Nullable EmbeddingColumns embedding,
        @Defaulted Map<String, String> attributions,
        @Nullable WindowSettings window,
        @Nullable List<String> missing,
        @Defaulted NumberSettings numbers,
        @Defaulted TimeSettings times,
        @Defaulted Map<String, ColumnSettings> columns,
        @Defaulted ReferenceSettings reference,
        @Defaulted AlarmSettings alarms,
        @Defaulted Map<String, TrainedRange> ranges,
        @Defaulted IncidentSettings incidents) {

    /** The most features of a model. */
    public static final int MAXIMUM_FEATURES = 2_000;

    /** Gives what is null its default, and the words of the prediction their canonical form. */
    public ModelDefinition(
            String model,
            Task task,
            String rowId,
            @Nullable String timestamp,
            Map<String, FeatureType> features,
            PredictionColumns prediction,
            @Nullable String target,
            @Nullable DriftSettings drift,
            @Nullable PerformanceSettings performance,
            @Nullable RiskSettings risk,
            @Nullable List<AlertRule> alerts,
            @Nullable EmbeddingColumns embedding,
            @Nullable Map<String, String> attributions,
            @Nullable WindowSettings window,
            @Nullable List<String> missing,
            @Nullable NumberSettings numbers,
            @Nullable TimeSettings times,
            @Nullable Map<String, ColumnSettings> columns,
            @Nullable ReferenceSettings reference,
            @Nullable AlarmSettings alarms,
            @Nullable Map<String, TrainedRange> ranges,
            @Nullable IncidentSettings incidents) {
        this.ranges = InOrder.copyOf(ranges);
        this.reference = reference == null ? ReferenceSettings.defaults() : reference;
        this.alarms = alarms == null ? AlarmSettings.defaults() : alarms;
        this.incidents = incidents == null ? IncidentSettings.standard() : incidents;
        this.columns = InOrder.copyOf(columns);
        this.missing = missing == null ? null : List.copyOf(missing);
        this.numbers = numbers == null ? NumberSettings.defaults() : numbers;
        this.times = times == null ? TimeSettings.defaults() : times;
        this.features = features == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(features));
        this.drift = (drift == null ? DriftSettings.leftOut() : drift).resolved(timestamp != null);
        this.performance =
                (performance == null ? PerformanceSettings.leftOut() : performance).resolved(timestamp != null);
        this.risk = risk == null ? RiskSettings.defaults() : risk;
        this.alerts = alerts == null ? List.of() : List.copyOf(alerts);
        this.attributions =
                attributions == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributions));
        this.model = model;
        this.task = task;
        this.rowId = rowId;
        this.timestamp = timestamp;
        this.prediction = prediction == null || isExact(prediction.column()) ? prediction : prediction.canonical();
        this.target = target;
        this.embedding = embedding;
        this.window = window;
    }

    /** The calendar period that a batch or window covers; empty where it is not said. */
    public Optional<Duration> period() {
        return reference.length().or(() -> Optional.ofNullable(window).flatMap(WindowSettings::length));
    }

    /** Whether a column's words are kept as they are written. */
    public boolean isExact(@Nullable String column) {
        ColumnSettings settings = column == null ? null : columns.get(column);
        return settings != null && settings.exact();
    }
}
