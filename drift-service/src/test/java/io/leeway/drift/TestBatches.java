package io.leeway.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

/** Batches as they are accepted and told, of one regression that has one numeric feature. */
public final class TestBatches {

    /** When every batch was accepted. */
    public static final Instant ACCEPTED = Instant.parse("2026-01-01T00:00:00Z");

    private final String model;
    private final String feature;
    private final Random random;

    public TestBatches(String model, String feature, long seed) {
        this.model = model;
        this.feature = feature;
        this.random = new Random(seed);
    }

    /** Normal rows, the feature's mean shifted. */
    public Block rows(int size, double shift) {
        return new Block(
                size,
                List.of(
                        new Column.Numeric(feature, gaussian(size, shift)),
                        new Column.Numeric("prediction", gaussian(size, 0))));
    }

    public BatchRef ref(String batch, String name, long sequence, String reference, long rows) {
        return new BatchRef(model, batch, name, sequence, reference, rows, 0, ACCEPTED, null, null);
    }

    /** The batch, as a part of a window or for itself. */
    public BatchAccepted accepted(BatchRef batch, @Nullable WindowPart part) {
        ModelDefinition definition = ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of(feature, FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .build();
        return new BatchAccepted(batch, 1, 1, false, 1, definition, null, part);
    }

    public static CloudEvent<BatchAccepted> told(String subject, BatchAccepted accepted) {
        return CloudEvent.of("test", EventType.BATCH_ACCEPTED, subject, 1, ACCEPTED, accepted);
    }

    private double[] gaussian(int size, double mean) {
        return IntStream.range(0, size)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }
}
