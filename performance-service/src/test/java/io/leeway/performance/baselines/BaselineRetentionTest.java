package io.leeway.performance.baselines;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineRetentionTest {

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final ModelDefinition definition = TestModels.regressor("model-" + UUID.randomUUID());
    private final BaselineService baselines = TestBaselines.of(MONGO.one(), "kept");

    @Test
    void shouldKeepWhatWasUsedAndDeleteWhatWasNot() {
        // Given: both were stored long ago, and one of them is used
        TestBaselines.store(MONGO.one(), "kept", definition, "used", Map.of("rmse", 1.0));
        TestBaselines.store(MONGO.one(), "kept", definition, "unused", Map.of("rmse", 1.0));
        Instant longAgo = Instant.now().minus(Duration.ofDays(400));
        MONGO.one()
                .getDatabase("kept")
                .getCollection("baselines")
                .updateMany(new Document(), new Document("$set", new Document("usedAt", java.util.Date.from(longAgo))));
        baselines.baseline(definition, "used", 1);

        // When
        long deleted = baselines.deleteUnusedSince(Instant.now().minus(Duration.ofDays(365)));

        // Then
        assertThat(deleted).isEqualTo(1);
        assertThat(stored("used")).isEqualTo(1);
        assertThat(stored("unused")).isZero();
    }

    private long stored(String reference) {
        return MONGO.one()
                .getDatabase("kept")
                .getCollection("baselines")
                .countDocuments(new Document("_id", BaselineService.id(definition, reference)));
    }
}
