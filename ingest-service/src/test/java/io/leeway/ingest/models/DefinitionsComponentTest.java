package io.leeway.ingest.models;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.ingest.LedgerProfile;
import io.leeway.ingest.WiredServersResource;
import io.leeway.support.persistence.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class DefinitionsComponentTest {

    private final String name = "d-" + UUID.randomUUID();

    @Inject
    ModelService models;

    @Inject
    ModelDeletion deletion;

    @Test
    void shouldReadEachVersionAsItWasStored() {
        // Given
        put("x");
        read(null);
        put("y");

        // Then: also of those that are remembered
        for (int times = 0; times < 2; times++) {
            assertThat(read(1)).containsOnlyKeys("x");
            assertThat(read(2)).containsOnlyKeys("y");
            assertThat(read(null)).containsOnlyKeys("y");
        }
    }

    @Test
    void shouldNotTakeADeletedModelForALaterOneOfItsName() {
        // Given
        put("x");
        assertThat(read(1)).containsOnlyKeys("x");
        deletion.delete(name);

        // When
        put("y");

        // Then
        assertThat(read(1)).containsOnlyKeys("y");
    }

    private void put(String feature) {
        ModelDefinition definition = ModelDefinitionBuilder.builder()
                .model(name)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of(feature, FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .build();
        Transactions.run(() -> models.put(definition));
    }

    private Map<String, FeatureType> read(@Nullable Integer version) {
        return Transactions.read(() -> models.get(name, version)).definition().features();
    }
}
