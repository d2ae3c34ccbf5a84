package io.leeway.workbench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.Task;
import io.leeway.workbench.compare.ColumnTypes;
import io.leeway.workbench.dataset.DatasetAdapter;

/**
 * The definition that an earlier configuration becomes.
 *
 * @param definition the definition
 * @param keys what each key of the configuration became, in its order
 */
record ImportedModel(ModelDefinition definition, List<Key> keys) {

    private static final String DATASET = "app.dataset_name";
    private static final String DRIFT = "monitoring.drift_threshold";
    private static final String DROP = "monitoring.performance_drop_threshold";
    private static final String BASELINE = "model.baseline_metrics_path";

    /** One key and what became of it. */
    record Key(String name, String became) {}

    static ImportedModel of(OldConfig old, DataDescription data) throws IOException {
        String dataset = old.text(DATASET)
                .orElseThrow(() -> new IllegalArgumentException(
                        DATASET + " is missing; it names the data set, such as telco or ethereum."));
        ModelDefinition known = known(dataset, data);
        Map<String, Double> baseline = baseline(old);
        List<AlertRule> alerts = alerts(old, known.alerts());
        ModelDefinition definition = ModelDefinitionBuilder.builder(known)
                .drift(drift(old))
                .performance(performance(old, baseline))
                .alerts(alerts)
                .build();
        List<Key> keys = new ArrayList<>();
        old.values().keySet().forEach(key -> keys.add(new Key(key, became(key, old, definition, baseline))));
        return new ImportedModel(definition, keys);
    }

    /** Its share of drifted features, from where on it alerted. */
    private static DriftSettings drift(OldConfig old) {
        return new DriftSettings(null, null, null, null, old.share(DRIFT).orElse(null), null, null, null, null);
    }

    private static PerformanceSettings performance(OldConfig old, Map<String, Double> baseline) {
        Double drop = old.share(DROP).orElse(null);
        return baseline.isEmpty()
                ? new PerformanceSettings(null, drop, null, null)
                : new PerformanceSettings(PerformanceSettings.GIVEN, drop, null, baseline);
    }

    private static List<AlertRule> alerts(OldConfig old, List<AlertRule> known) {
        boolean off = old.text("alerts.enabled").filter("false"::equals).isPresent();
        List<String> recipients = old.values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("alerts.") && isRecipient(entry.getKey()))
                .flatMap(entry -> List.of(entry.getValue().split(",")).stream())
                .map(String::strip)
                .filter(address -> address.contains("@"))
                .distinct()
                .toList();
        List<AlertRule> rules = new ArrayList<>();
        for (AlertCondition condition : conditions(known)) {
            RiskLevel at = condition == AlertCondition.RISK ? RiskLevel.WARNING : null;
            if (off || recipients.isEmpty()) {
                rules.add(new AlertRule(condition, at, null));
            } else {
                recipients.forEach(address -> rules.add(new AlertRule(condition, at, AlertTarget.mail(address))));
            }
        }
        return rules;
    }

    private static List<AlertCondition> conditions(List<AlertRule> known) {
        return known.isEmpty()
                ? List.of(AlertCondition.RISK, AlertCondition.DRIFT_SHARE, AlertCondition.PERFORMANCE_DROP)
                : known.stream().map(AlertRule::on).distinct().toList();
    }

    private static boolean isRecipient(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.contains("email") || last.contains("recipient") || last.equals("to") || last.endsWith("_to");
    }

    private static ModelDefinition known(String dataset, DataDescription data) throws IOException {
        String wanted = dataset.toLowerCase(Locale.ROOT);
        for (DatasetAdapter adapter : ServiceLoader.load(DatasetAdapter.class)) {
            if (wanted.contains(adapter.name()) || adapter.definition().model().contains(wanted)) {
                return adapter.definition();
            }
        }
        Path features = data.features();
        if (features == null || data.rowId() == null || data.prediction() == null) {
            throw new IllegalArgumentException("The data set '" + dataset
                    + "' is not known. Give --features FILE.csv with its rows, --row-id and --prediction.");
        }
        return described(wanted, data, new LinkedHashMap<>(ColumnTypes.of(features)));
    }

    private static ModelDefinition described(String name, DataDescription data, Map<String, FeatureType> columns) {
        String prediction = Objects.requireNonNull(data.prediction());
        String rowId = Objects.requireNonNull(data.rowId());
        for (String column : List.of(prediction, rowId)) {
            if (!columns.containsKey(column)) {
                throw new IllegalArgumentException(data.features() + " has no column '" + column + "'.");
            }
        }
        boolean regression = columns.get(prediction) == FeatureType.NUMERIC;
        columns.keySet().removeAll(List.of(prediction, rowId));
        if (data.target() != null) {
            columns.remove(data.target());
        }
        return ModelDefinitionBuilder.builder()
                .model(name.replaceAll("[^a-z0-9._-]", "-"))
                .task(regression ? Task.REGRESSION : Task.MULTICLASS_CLASSIFICATION)
                .rowId(rowId)
                .features(columns)
                .prediction(new PredictionColumns(prediction, null, null))
                .target(data.target())
                .build();
    }

    /** The metrics of the earlier baseline file, under the names that they have here; none without the file. */
    private static Map<String, Double> baseline(OldConfig old) throws IOException {
        Path file = old.text(BASELINE).map(old.folder()::resolve).orElse(null);
        if (file == null || !Files.isRegularFile(file)) {
            return Map.of();
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        JsonNode document = ContractJson.mapper().readTree(file.toFile());
        document.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                metrics.put(metricName(entry.getKey()), entry.getValue().asDouble());
            }
        });
        return metrics;
    }

    private static String metricName(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "f1_score" -> "f1";
            case "r2_score" -> "r2";
            case "roc_auc_score", "auc" -> "roc-auc";
            default -> key.toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static String became(String key, OldConfig old, ModelDefinition definition, Map<String, Double> baseline) {
        @Nullable String value = old.values().get(key);
        return switch (key) {
            case DATASET -> "model: " + definition.model() + ", with its columns";
            case "model.path" -> "nothing: rows come with their predictions, the model stays where it runs";
            case BASELINE ->
                baseline.isEmpty()
                        ? "performance.baseline: from-reference; there is no such file here"
                        : "performance.baseline: given, with " + baseline.size() + " metrics";
            case DRIFT -> "drift.share: " + value + ", the share of drifted features that raises an alert";
            case DROP -> "performance.drop: " + value;
            default -> becameOther(key, definition);
        };
    }

    private static String becameOther(String key, ModelDefinition definition) {
        if (key.equals("alerts.enabled")) {
            return "alerts: with or without recipients; alerts are always recorded";
        }
        if (key.startsWith("alerts.") && isRecipient(key)) {
            return "alerts: mail for " + definition.alerts().size() + " rules";
        }
        if (key.startsWith("alerts.")) {
            return "not in the definition: mail servers are configured for alert-service, see docs/configuration.md";
        }
        if (key.startsWith("dashboard.")) {
            return "not in the definition: the page is dashboard-ui, see docs/configuration.md; it updates itself";
        }
        return "not read";
    }
}
