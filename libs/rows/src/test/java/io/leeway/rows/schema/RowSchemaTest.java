package io.leeway.rows.schema;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.rows.schema.RowSchema.SchemaColumn;

import static org.assertj.core.api.Assertions.assertThat;

class RowSchemaTest {

    private static final Map<String, FeatureType> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("plan", FeatureType.CATEGORICAL);
        FEATURES.put("amount", FeatureType.NUMERIC);
    }

    @Test
    void shouldNeedOnlyTheIdTheFeaturesAndThePrediction() {
        // Given
        ModelDefinition definition =
                of(Task.REGRESSION, new PredictionColumns("y", null, null)).build();

        // When
        RowSchema schema = RowSchema.ofRows(definition);

        // Then
        assertThat(schema.columns())
                .containsExactly(
                        new SchemaColumn("id", ColumnRole.ROW_ID, true),
                        new SchemaColumn("plan", ColumnRole.TEXT, true),
                        new SchemaColumn("amount", ColumnRole.NUMBER, true),
                        new SchemaColumn("y", ColumnRole.MEASURED_NUMBER, true));
        assertThat(schema.target()).isNull();
        assertThat(schema.array()).isNull();
        assertThat(schema.window()).isNull();
    }

    @Test
    void shouldLetRowsComeWithoutTheirTargetWhichMayComeLater() {
        // Given
        ModelDefinition definition = of(Task.REGRESSION, new PredictionColumns("y", null, null))
                .target("truth")
                .build();

        // When
        RowSchema schema = RowSchema.ofRows(definition);

        // Then
        assertThat(schema.columns().getLast()).isEqualTo(new SchemaColumn("truth", ColumnRole.MEASURED_NUMBER, false));
        assertThat(schema.target()).isEqualTo("truth");
    }

    @Test
    void shouldReadWhatAClassifierPredictsAsTextAndItsProbabilitiesAsSuch() {
        // Given
        Map<String, String> probabilities = new LinkedHashMap<>();
        probabilities.put("b", "of b");
        probabilities.put("a", "of a");
        ModelDefinition definition = of(
                        Task.MULTICLASS_CLASSIFICATION, new PredictionColumns("y", null, null, probabilities))
                .target("truth")
                .build();

        // When
        RowSchema schema = RowSchema.ofRows(definition);

        // Then
        assertThat(schema.columns())
                .endsWith(
                        new SchemaColumn("y", ColumnRole.TEXT, true),
                        new SchemaColumn("of b", ColumnRole.PROBABILITY, true),
                        new SchemaColumn("of a", ColumnRole.PROBABILITY, true),
                        new SchemaColumn("truth", ColumnRole.TEXT, false));
    }

    @Test
    void shouldReadTimeProbabilityEmbeddingAndAttributionsWhereThereAreAny() {
        // Given
        ModelDefinition definition = of(Task.BINARY_CLASSIFICATION, new PredictionColumns("y", "score", "yes"))
                .timestamp("at")
                .embedding(new EmbeddingColumns(List.of("e2", "e1")))
                .attributions(Map.of("amount", "share"))
                .build();

        // When
        RowSchema schema = RowSchema.ofRows(definition);

        // Then
        assertThat(schema.columns().get(1)).isEqualTo(new SchemaColumn("at", ColumnRole.TIMESTAMP, true));
        assertThat(schema.columns())
                .endsWith(
                        new SchemaColumn("score", ColumnRole.PROBABILITY, true),
                        new SchemaColumn("e2", ColumnRole.NUMBER, true),
                        new SchemaColumn("e1", ColumnRole.NUMBER, true),
                        new SchemaColumn("share", ColumnRole.NUMBER, true));
        assertThat(schema.array()).as("its columns are columns of the body").isNull();
    }

    @Test
    void shouldReadAnArrayAsOneColumnForEachOfItsPlaces() {
        // Given
        EmbeddingColumns embedding = new EmbeddingColumns(null, "v", 3);
        ModelDefinition definition = of(Task.REGRESSION, new PredictionColumns("y", null, null))
                .embedding(embedding)
                .build();

        // When
        RowSchema schema = RowSchema.ofBatch(definition);

        // Then
        assertThat(schema.array()).isEqualTo(embedding);
        assertThat(schema.columns()).extracting(SchemaColumn::name).endsWith("v[0]", "v[1]", "v[2]");
    }

    @Test
    void shouldDivideABatchByTimeButNeitherAReferenceNorWhatIsDividedByRows() {
        // Given
        ModelDefinitionBuilder model = of(Task.REGRESSION, new PredictionColumns("y", null, null));
        ModelDefinition byTime = model.window(new WindowSettings(null, "PT1H")).build();
        ModelDefinition byRows = model.window(new WindowSettings(100L, null)).build();

        // When
        RowSchema batch = RowSchema.ofBatch(byTime);

        // Then
        assertThat(batch.window()).isEqualTo(Duration.ofHours(1));
        assertThat(RowSchema.ofRows(byTime).window()).isNull();
        assertThat(RowSchema.ofBatch(byRows).window()).isNull();
        assertThat(batch.columns()).isEqualTo(RowSchema.ofRows(byTime).columns());
    }

    @Test
    void shouldNeedOfALabelItsRowAndItsValueAndNothingElse() {
        // Given
        ModelDefinition regressor = of(Task.REGRESSION, new PredictionColumns("y", null, null))
                .timestamp("at")
                .window(new WindowSettings(null, "PT1H"))
                .build();
        ModelDefinition classifier = of(Task.BINARY_CLASSIFICATION, new PredictionColumns("y", null, null))
                .build();

        // When
        RowSchema numbers = RowSchema.ofLabels(regressor, "truth");

        // Then
        assertThat(numbers.columns())
                .containsExactly(
                        new SchemaColumn("id", ColumnRole.ROW_ID, true),
                        new SchemaColumn("truth", ColumnRole.REQUIRED_NUMBER, true));
        assertThat(numbers.window()).isNull();
        assertThat(RowSchema.ofLabels(classifier, "truth").columns().getLast())
                .isEqualTo(new SchemaColumn("truth", ColumnRole.REQUIRED_TEXT, true));
    }

    private static ModelDefinitionBuilder of(Task task, PredictionColumns prediction) {
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(task)
                .rowId("id")
                .features(FEATURES)
                .prediction(prediction);
    }
}
