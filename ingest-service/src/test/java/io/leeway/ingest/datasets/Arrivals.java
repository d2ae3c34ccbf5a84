package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.rows.ReadBlocks;
import io.leeway.ingest.rows.ReadPart;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.ingest.rows.Rejected;
import io.leeway.ingest.rows.Unreadable;

/** Rows that have come for the model {@code churn}, as receptions are given them. */
final class Arrivals {

    static final UUID REFERENCE = UUID.fromString("0a1b2c3d-0000-4000-8000-000000000000");
    static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
    static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

    private Arrivals() {}

    static ModelEntity model() {
        ModelEntity model = new ModelEntity();
        model.name = "churn";
        model.version = 3;
        model.reference = REFERENCE;
        return model;
    }

    static ModelDefinition definition(@Nullable WindowSettings window) {
        return ModelDefinitionBuilder.builder()
                .model("churn")
                .task(Task.REGRESSION)
                .rowId("id")
                .timestamp("at")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("y", null, null))
                .target("truth")
                .window(window)
                .build();
    }

    static RegisteredModel registered(ModelDefinition definition) {
        return new RegisteredModel("churn", 3, definition, REFERENCE.toString(), false, AT, AT);
    }

    /** Rows of which so many were rejected, in these parts. */
    static ReadRows rows(long rejected, ReadPart... parts) {
        return rows(rejected, List.of(), 0, parts);
    }

    static ReadRows rows(long rejected, List<String> ignored, long ignoredCount, ReadPart... parts) {
        int blocks = List.of(parts).stream().mapToInt(ReadPart::blocks).sum();
        return new ReadRows(
                new Rejected(rejected, List.of()),
                Map.of("x", rejected),
                Unreadable.none(),
                Map.of("x", 2L),
                Map.of("y", 1L),
                List.of("a note"),
                ignored,
                ignoredCount,
                new ReadBlocks(
                        IntStream.range(0, blocks).boxed().toList(),
                        0,
                        Stream.generate(() -> new byte[1]).limit(blocks).toList()),
                "00",
                List.of(parts));
    }

    /** All rows of a body that is not divided. */
    static ReadPart whole(long rows) {
        return new ReadPart(null, rows, 0, 1, false, null, null);
    }

    static Reception.Arrival arrival(ModelEntity model, ReadRows rows, String... warnings) {
        return new Reception.Arrival(model, registered(definition(null)), rows, List.of(warnings), ID, AT);
    }
}
