package io.leeway.contracts.golden;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.Turn;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.StatisticName;

/** One of each contract, with everything that it can hold. */
final class Samples {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private Samples() {}

    /** What is stored or answered, by the name of its file. */
    static Map<String, Class<?>> documents() {
        return new TreeMap<>(Map.of(
                "alert", Alert.class,
                "backtest-report", BacktestReport.class,
                "batch-summary", BatchSummary.class,
                "drift-report", DriftReport.class,
                "model-definition", ModelDefinition.class,
                "performance-report", PerformanceReport.class,
                "risk-assessment", RiskAssessment.class));
    }

    /** An event of the type. */
    static CloudEvent<?> event(EventType type) {
        CloudEvent<?> event = CloudEvent.of("a-service", type, "a-model/a-batch", 3, TIME, of(type.data(), "data"));
        return switch (type) {
            case BATCH_ACCEPTED -> event.inTurn(new Turn(0, 17), new Turn(0, 18));
            case LABELS_ACCEPTED -> event.inTurn(null, new Turn(0, 18));
            default -> event;
        };
    }

    /** A value of the type, for a component of that name. */
    static Object of(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(of(arguments[0], name))
                    : Map.of("a-key", of(arguments[1], name));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        if (plain == MetricName.class) {
            return MetricName.of("a " + name);
        }
        if (plain == StatisticName.class) {
            return StatisticName.of("a " + name);
        }
        if (plain.isRecord()) {
            return filled(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "a " + name;
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> 3;
            case "long", "Long" -> 7L;
            case "double", "Double" -> 0.25;
            case "Instant" -> TIME;
            default -> throw new IllegalStateException("Say in Samples what a sample of " + type + " is.");
        };
    }

    private static Object filled(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> of(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
