package io.leeway.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.LabelledCountsFormat;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelJoinTest {

    private static final int ROWS = 3_000;

    @TempDir
    Path folder;

    @Test
    void shouldCountWhatRowsWithTheirLabelsCountAndChangeNothingElse() throws Exception {
        // Given
        ProfilePlan plan = plan(GeneratedTable.model("generated"));
        TableProfiler profiler = new TableProfiler(plan, ROWS);
        Dataset<Row> rows = parquet("rows", GeneratedTable.rows(0, ROWS, 3));
        Dataset<Row> labels = parquet("labels", GeneratedTable.labels(1_000, ROWS + 500, 2));
        Dataset<Row> labelled = parquet("labelled", GeneratedTable.labelledRows(1_000, ROWS, 3));
        byte[] unlabelled = profiler.profile(rows);

        // When
        JoinedLabels joined = new LabelJoin(plan, rows, labels).join();
        PortableProfile profile = PortableProfileFormat.read(profiler.withLabels(unlabelled, joined));

        // Then
        LabelledCounts expected =
                PortableProfileFormat.read(profiler.profile(labelled)).labelled();
        assertThat(LabelledCountsFormat.write(profile.labelled())).isEqualTo(LabelledCountsFormat.write(expected));
        assertThat(expected.pairs().counts()).hasSize(2);
        assertThat(joined.tally().words())
                .isEqualToNormalizingNewlines(
                        "Rows: 1950 with a label, 1050 without, 0 not counted because their id came"
                                + " before.\nLabels: 2500; 487 without a row, 0 the same again, 0 replaced by a later one,"
                                + " 0 without an id and 63 without a value that can be read.");
        assertThat(PortableProfileFormat.write(new PortableProfile(
                        profile.origin(),
                        profile.window(),
                        profile.from(),
                        profile.to(),
                        profile.rejected(),
                        profile.intake(),
                        profile.part(),
                        LabelledCounts.none())))
                .isEqualTo(unlabelled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAST(id AS STRING)",
                "concat(' ', id, '.0 ')",
                "CAST(id AS DOUBLE)",
                "CAST(id AS INT)",
                "CAST(id AS DECIMAL(20, 2))"
            })
    void shouldFindARowHoweverItsIdIsWritten(String id) throws Exception {
        // Given
        Dataset<Row> rows = parquet("rows", few(10, "id", "id % 2 AS prediction"));
        Dataset<Row> labels = parquet("labels", few(10, id + " AS id", "id % 2 = 0 AS churned"));

        // When
        JoinedLabels joined = new LabelJoin(plan(few()), rows, labels).join();

        // Then
        assertThat(joined.tally().of(LabelCount.ROWS_WITH)).isEqualTo(10);
        assertThat(counts(joined)).hasToString("{false={1=5}, true={0=5}}");
    }

    @Test
    void shouldHoldTheLaterOfTwoLabelsAndTheFirstOfTwoRows() throws Exception {
        // Given: of files the later one is that of the later name
        Dataset<Row> rows =
                csv("rows.csv", "id,prediction", "a,first", "b,first", "a,second", "c,", "c,second", ",none");
        csv("labels-2.csv", "id,churned", "a,later", "d,later");
        csv("labels-1.csv", "id,churned", "a,early", "b,early", "b,same", "b,same", "c,early", ",nobody", "e,");
        Dataset<Row> labels =
                TableFiles.of(at("labels-2.csv"), at("labels-1.csv")).open(LocalSpark.session());

        // When
        JoinedLabels joined = new LabelJoin(plan(few()), rows, labels).join();

        // Then
        assertThat(counts(joined)).hasToString("{later={first=1}, same={first=1}}");
        assertThat(PortableProfileFormat.read(joined.profiles()).labelled().labelled())
                .isEqualTo(3);
        assertThat(joined.tally().words())
                .isEqualToNormalizingNewlines("Rows: 3 with a label, 0 without, 2 not counted because their id came"
                        + " before.\nLabels: 9; 1 without a row, 1 the same again, 2 replaced by a later one,"
                        + " 1 without an id and 1 without a value that can be read.");
    }

    @Test
    void shouldHoldTheLaterOfTwoLabelsOfAFileThatIsReadInParts() throws Exception {
        // Given
        SparkSession spark = LocalSpark.session();
        Dataset<Row> rows = parquet("rows", few(ROWS, "id", "'yes' AS prediction"));
        csv(
                "labels.csv",
                "id,churned",
                IntStream.range(0, 2 * ROWS)
                        .mapToObj(i -> i % ROWS + (i < ROWS ? ",no" : ",yes"))
                        .collect(Collectors.joining("\n")));
        spark.conf().set("spark.sql.files.maxPartitionBytes", 4_000);
        try {
            Dataset<Row> labels = TableFiles.of(at("labels.csv")).open(spark);
            assertThat(labels.rdd().getNumPartitions()).isGreaterThan(5);

            // When
            JoinedLabels joined = new LabelJoin(plan(few()), rows, labels).join();

            // Then
            assertThat(counts(joined)).hasToString("{yes={yes=" + ROWS + "}}");
            assertThat(joined.tally().of(LabelCount.REPLACED)).isEqualTo(ROWS);
        } finally {
            spark.conf().unset("spark.sql.files.maxPartitionBytes");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithTablesBeforeTheyAreRead() throws Exception {
        // Given
        ProfilePlan plan = plan(few());
        Dataset<Row> rows = parquet("rows", few(10, "id", "id AS prediction"));

        // Then
        assertThatThrownBy(() -> new LabelJoin(plan, rows, few(10, "id", "id AS churnd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The table of labels lacks the columns churned; it has id, churnd."
                        + " Did you mean 'churnd' for churned?");
        assertThatThrownBy(() -> new LabelJoin(plan, rows, few(10, "id", "array(id) AS churned")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The column 'churned' of the table of labels is array<bigint>, which is not read.");
        assertThatThrownBy(() -> new LabelJoin(plan, few(10, "id", "id AS prediction", "1 AS churned"), rows))
                .hasMessageStartingWith("The table of labels lacks the columns churned");
        assertThatThrownBy(() -> new LabelJoin(
                        plan, few(10, "id", "id AS prediction", "1 AS churned"), few(10, "id", "1 AS churned")))
                .hasMessage("The table has the model's target, 'churned', itself."
                        + " Leave out --labels, or the table's column.");
    }

    @Test
    void shouldRefuseLabelsThatCannotBeThoseOfTheRows() throws Exception {
        // Given
        ProfilePlan plan = plan(few());
        Dataset<Row> rows = parquet("rows", few(10, "id", "id AS prediction"));

        // Then
        assertThatThrownBy(() -> new LabelJoin(plan, rows, few(0, "id", "id AS churned")).join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The table of labels has no rows.");
        assertThatThrownBy(() -> new LabelJoin(
                                plan, rows, few(10, "if(id = 9, NULL, id) AS id", "if(id < 6, NULL, id) AS churned"))
                        .join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("7 of 10 labels cannot be read: 1 in the column 'id', 6 in the column 'churned'. At most"
                        + " 50 % may be: correct them and run the job again.");
        assertThatThrownBy(() -> new LabelJoin(plan, rows, few(10, "concat('r-', id) AS id", "id AS churned")).join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("None of the 10 labels has a row among the 10 of the table."
                        + " Compare the column 'id' of both");
    }

    private static Object counts(JoinedLabels joined) {
        return PortableProfileFormat.read(joined.profiles()).labelled().pairs().counts();
    }

    private static Dataset<Row> few(int rows, String... columns) {
        return LocalSpark.session().range(0, rows, 1, 2).toDF().selectExpr(columns);
    }

    private Dataset<Row> parquet(String name, Dataset<Row> rows) {
        rows.write().parquet(at(name));
        return TableFiles.of(at(name)).open(LocalSpark.session());
    }

    private Dataset<Row> csv(String name, String... lines) throws IOException {
        Files.writeString(Path.of(at(name)), String.join("\n", lines));
        return TableFiles.of(at(name)).open(LocalSpark.session());
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static ModelDefinition few() {
        return ModelDefinitionBuilder.builder()
                .model("few")
                .task(Task.MULTICLASS_CLASSIFICATION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .target("churned")
                .build();
    }

    private static ProfilePlan plan(ModelDefinition definition) {
        return new ProfilePlan(PortableProfileFormat.VERSION, definition, 1, "a-reference", null, "nobody asked");
    }
}
