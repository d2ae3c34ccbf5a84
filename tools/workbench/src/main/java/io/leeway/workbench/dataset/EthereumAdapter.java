package io.leeway.workbench.dataset;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.Task;

/**
 * Hourly prices of Ethereum with the usual indicators; the target is the next hour's close. A row is dated by the hour's
 * start and known at its end, so the target of 12:00 is the close of 13:00.
 */
public final class EthereumAdapter implements DatasetAdapter {

    private static final String TIME = "timestamp";
    private static final String ID = "hour";
    private static final String TARGET = "next_close";
    private static final double HISTORY = 0.7;
    private static final double LEARNT = 0.8;
    private static final int GENERATED_HOURS = 3 * 365 * 24;

    @Override
    public String name() {
        return "ethereum";
    }

    @Override
    public ModelDefinition definition() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        Indicators.COLUMNS.forEach(column -> features.put(column, FeatureType.NUMERIC));
        return ModelDefinitionBuilder.builder()
                .model("ethereum-price")
                .task(Task.REGRESSION)
                .rowId(ID)
                .timestamp(TIME)
                .features(features)
                .prediction(new PredictionColumns("prediction", null, null))
                .target(TARGET)
                // A week of prices never looks like a year of them, so it is held against the year's weeks.
                .reference(new ReferenceSettings("P7D", 12, null))
                .alerts(Definitions.alertsTo(
                        "quant@example.com",
                        RiskLevel.WARNING,
                        AlertCondition.RISK,
                        AlertCondition.PERFORMANCE_DROP,
                        AlertCondition.OUT_OF_RANGE))
                .build();
    }

    @Override
    public Table read(Path file) {
        return prepare(Candles.of(TableFile.named(file).table()));
    }

    private static Table prepare(Candles candles) {
        double[][] indicators = Indicators.of(candles);
        List<String> columns = new ArrayList<>(List.of(ID, TIME));
        columns.addAll(Indicators.COLUMNS);
        columns.add(TARGET);
        List<String[]> rows = new ArrayList<>();
        for (int hour = Indicators.WARM_UP; hour < candles.size() - 1; hour++) {
            String[] row = new String[columns.size()];
            row[0] = candles.time(hour).toString();
            row[1] = row[0];
            for (int i = 0; i < indicators.length; i++) {
                row[2 + i] = Double.toString(indicators[i][hour]);
            }
            row[columns.size() - 1] = Double.toString(candles.close()[hour + 1]);
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** In the order of time: the first 70 % are history, of which the last fifth is for validation. */
    @Override
    public Parts split(Table rows, long seed) {
        int history = (int) Math.round(rows.size() * HISTORY);
        int learnt = (int) Math.round(history * LEARNT);
        return new Parts(rows.slice(0, learnt), rows.slice(learnt, history), rows.slice(history, rows.size()));
    }

    /** Calendar weeks from Monday, UTC; an incomplete first or last week is left out unless it is the only one. */
    @Override
    public List<Batch> batches(Table production) {
        Map<LocalDate, List<Integer>> weeks = new TreeMap<>();
        int time = production.require(TIME);
        for (int i = 0; i < production.size(); i++) {
            LocalDate day = Instant.parse(production.rows().get(i)[time])
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
            weeks.computeIfAbsent(
                            day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), key -> new ArrayList<>())
                    .add(i);
        }
        int half = 7 * 24 / 2;
        List<Batch> batches = new ArrayList<>();
        weeks.forEach((monday, hours) -> {
            if (hours.size() >= half || weeks.size() == 1) {
                batches.add(new Batch(
                        "week-" + monday,
                        production.select(
                                hours.stream().mapToInt(Integer::intValue).toArray())));
            }
        });
        return batches;
    }

    @Override
    public ReferencePart referencePart() {
        return ReferencePart.VALIDATION;
    }

    @Override
    public Table generate(long seed) {
        return prepare(Candles.generate(new Random(seed), GENERATED_HOURS));
    }
}
