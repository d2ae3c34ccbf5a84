package io.leeway.workbench.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.Task;

/**
 * IBM's Telco customer churn: 7,043 customers, 19 features, whether they left. A blank {@code TotalCharges}, which
 * customers in their first month have, is 0.
 */
public final class TelcoAdapter implements DatasetAdapter {

    private static final String ID = "customerID";
    private static final String TARGET = "Churn";
    private static final Set<String> NUMERIC = Set.of("tenure", "MonthlyCharges", "TotalCharges");
    private static final List<String> FEATURES = List.of(
            "gender",
            "SeniorCitizen",
            "Partner",
            "Dependents",
            "tenure",
            "PhoneService",
            "MultipleLines",
            "InternetService",
            "OnlineSecurity",
            "OnlineBackup",
            "DeviceProtection",
            "TechSupport",
            "StreamingTV",
            "StreamingMovies",
            "Contract",
            "PaperlessBilling",
            "PaymentMethod",
            "MonthlyCharges",
            "TotalCharges");
    private static final int BATCHES = 12;
    private static final int GENERATED_ROWS = 7_000;

    @Override
    public String name() {
        return "telco";
    }

    @Override
    public ModelDefinition definition() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        FEATURES.forEach(feature ->
                features.put(feature, NUMERIC.contains(feature) ? FeatureType.NUMERIC : FeatureType.CATEGORICAL));
        return ModelDefinitionBuilder.builder()
                .model("telco-churn")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId(ID)
                .features(features)
                .prediction(new PredictionColumns("prediction", "probability", "Yes"))
                .target(TARGET)
                .alerts(Definitions.alertsTo(
                        "ops@example.com",
                        RiskLevel.WARNING,
                        AlertCondition.RISK,
                        AlertCondition.DRIFT_SHARE,
                        AlertCondition.PERFORMANCE_DROP,
                        AlertCondition.DATA_QUALITY,
                        AlertCondition.OUT_OF_RANGE))
                .build();
    }

    @Override
    public Table read(Path file) {
        Table raw = TableFile.named(file).table();
        List<String> wanted = new ArrayList<>(FEATURES);
        wanted.addFirst(ID);
        wanted.add(TARGET);
        Table rows = raw.project(wanted);
        int total = rows.require("TotalCharges");
        for (String[] row : rows.rows()) {
            if (row[total].isBlank()) {
                row[total] = "0";
            }
        }
        for (String column : NUMERIC) {
            int index = rows.require(column);
            for (int row = 0; row < rows.size(); row++) {
                rows.number(row, index);
            }
        }
        return rows;
    }

    /** Stratified by the target: 60 % to learn from, 20 % to measure on, 20 % as production. */
    @Override
    public Parts split(Table rows, long seed) {
        Map<String, List<Integer>> byTarget = new LinkedHashMap<>();
        int target = rows.require(TARGET);
        for (int i = 0; i < rows.size(); i++) {
            byTarget.computeIfAbsent(rows.rows().get(i)[target], key -> new ArrayList<>())
                    .add(i);
        }
        Random random = new Random(seed);
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> production = new ArrayList<>();
        for (List<Integer> stratum : byTarget.values()) {
            Collections.shuffle(stratum, random);
            int first = (int) Math.round(stratum.size() * 0.6);
            int second = (int) Math.round(stratum.size() * 0.8);
            train.addAll(stratum.subList(0, first));
            validation.addAll(stratum.subList(first, second));
            production.addAll(stratum.subList(second, stratum.size()));
        }
        for (List<Integer> part : List.of(train, validation, production)) {
            Collections.shuffle(part, random);
        }
        return new Parts(select(rows, train), select(rows, validation), select(rows, production));
    }

    /** Twelve batches of equal size: the rows have no time, so their shuffled order stands for it. */
    @Override
    public List<Batch> batches(Table production) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            int from = production.size() * i / BATCHES;
            int to = production.size() * (i + 1) / BATCHES;
            batches.add(new Batch(String.format("telco-%02d", i + 1), production.slice(from, to)));
        }
        return batches;
    }

    @Override
    public ReferencePart referencePart() {
        return ReferencePart.CROSS_SCORED_TRAIN;
    }

    @Override
    public Table generate(long seed) {
        List<String> columns = new ArrayList<>(FEATURES);
        columns.addFirst(ID);
        columns.add(TARGET);
        return new TelcoGenerator(new Random(seed)).rows(columns, GENERATED_ROWS);
    }

    private static Table select(Table rows, List<Integer> positions) {
        return rows.select(positions.stream().mapToInt(Integer::intValue).toArray());
    }
}
