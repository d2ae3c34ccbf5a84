package io.leeway.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.profiles.RowProfiler;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.TableFormat;
import io.leeway.rows.table.TableLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchException;

class TableProfilerTest {

    private static final int ROWS = 3_000;
    private static final List<String> NUMERIC = List.of("tiny", "huge", "single", "decimal", "number", "truth");
    private static final List<String> WORDS =
            List.of("text", "code", "price", "rate", "day", "moment", "local", "nothing", "flag");

    @TempDir
    Path folder;

    @Test
    void shouldReadEachTypeAsTheParquetOfRowsIsRead() throws Exception {
        // Given
        ProfilePlan plan = plan(NUMERIC, WORDS);
        Dataset<Row> table = written(typed());

        // When
        PortableProfile profile = PortableProfileFormat.read(new TableProfiler(plan, ROWS).profile(table));

        // Then
        PortableProfile expected = PortableProfileFormat.read(ofFiles(plan));
        assertThat(profile.intake()).isEqualTo(expected.intake());
        assertThat(profile.rejected()).isEqualTo(expected.rejected());
        DataProfile columns = profile.part().columns();
        expected.part().columns().numeric().forEach((name, values) -> assertThat(
                        columns.numeric(name).toBytes())
                .as(name)
                .isEqualTo(values.toBytes()));
        expected.part().columns().categorical().forEach((name, words) -> assertThat(
                        columns.categorical(name).toBytes())
                .as(name)
                .isEqualTo(words.toBytes()));
        assertThat(columns.vectors("vector").matrix())
                .isDeepEqualTo(expected.part().columns().vectors("vector").matrix());
        assertThat(profile.part().counts().hashes())
                .isEqualTo(expected.part().counts().hashes());
    }

    @Test
    void shouldSayWhichPartitionAndWhichFileCannotBeRead() throws Exception {
        // Given
        Dataset<Row> table = written(typed());
        Path broken = files().getLast();
        try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
            file.seek(4);
            file.write(new byte[2_000]);
        }

        // When
        Exception failure = catchException(() -> new TableProfiler(plan(NUMERIC, WORDS), ROWS).profile(table));

        // Then
        assertThat(JobFaults.words(failure))
                .startsWith("Nothing was stored. Partition ")
                .containsPattern("Partition \\d+ cannot be profiled, after \\d+ of its rows")
                .contains(broken.getFileName().toString())
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNotSayWhatIsInARowThatCannotBeRead() throws Exception {
        // Given
        Path csv = Files.writeString(folder.resolve("rows.csv"), """
                id,text,prediction
                r-1,a,yes
                r-2,discretion,no,4
                """);
        Dataset<Row> table = TableFiles.of(csv.toString()).open(LocalSpark.session());

        ProfilePlan plan = plan(definition(List.of(), List.of("text")).build());

        // When
        Exception failure = catchException(() -> new TableProfiler(plan, ROWS).profile(table));

        // Then
        assertThat(JobFaults.words(failure)).contains("rows.csv").doesNotContain("discretion");
    }

    @Test
    void shouldSayWhatATableLacksBeforeItIsRead() {
        Dataset<Row> table = typed();
        assertThatThrownBy(() -> new TableProfiler(plan(List.of("tiney"), List.of()), ROWS).profile(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The table lacks the columns tiney; it has id, tiny")
                .hasMessageContaining("Did you mean 'tiny' for tiney?");
        assertThatThrownBy(() -> new TableProfiler(plan(List.of(), List.of("pair")), ROWS).profile(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The column 'pair' of the table is struct<x:")
                .hasMessageContaining("which is not read. Write it as numbers, texts, dates or times.");
        assertThatThrownBy(() -> new TableProfiler(plan(NUMERIC, WORDS), ROWS).profile(table.limit(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The table has no rows.");
    }

    private static Dataset<Row> typed() {
        return LocalSpark.session()
                .range(0, ROWS, 1, 3)
                .toDF()
                .selectExpr(
                        "concat('r-', id) AS id",
                        "CAST(id % 100 AS BYTE) AS tiny",
                        "9007199254740993 + id AS huge",
                        "CAST(id / 10 AS FLOAT) AS single",
                        "CAST(if(id % 7 = 0, NULL, id / 100) AS DECIMAL(12, 2)) AS decimal",
                        "if(id % 5 = 0, double('NaN'), sqrt(id)) AS number",
                        "id % 3 = 0 AS truth",
                        "if(id % 11 = 0, ' N/A', concat('w\u00f6rt ', id % 6)) AS text",
                        "9007199254740993 + id % 4 AS code",
                        "CAST(id % 4 / 2 AS DECIMAL(4, 2)) AS price",
                        "CAST(id % 3 / 10 AS FLOAT) AS rate",
                        "date_add(DATE'1969-12-30', CAST(id % 5 AS INT)) AS day",
                        "timestamp_millis(id % 4 * 1001 - 1500) AS moment",
                        "timestamp_ntz'2024-05-17 13:00:00.25' AS local",
                        "CAST(NULL AS STRING) AS nothing",
                        "id % 2 = 0 AS flag",
                        "array(CAST(id % 10 / 10 AS FLOAT), CAST(id AS FLOAT)) AS vector",
                        "if(id % 2 = 0, 'yes', 'no') AS prediction",
                        "named_struct('x', id) AS pair");
    }

    private Dataset<Row> written(Dataset<Row> rows) {
        String table = folder.resolve("table").toString();
        rows.write().parquet(table);
        return TableFiles.of(table).open(LocalSpark.session());
    }

    private List<Path> files() throws IOException {
        return GeneratedTable.files(folder.resolve("table"));
    }

    private static ProfilePlan plan(List<String> numeric, List<String> words) {
        return plan(definition(numeric, words)
                .embedding(new EmbeddingColumns(null, "vector", 2))
                .build());
    }

    private static ProfilePlan plan(ModelDefinition definition) {
        return new ProfilePlan(PortableProfileFormat.VERSION, definition, 1, "a-reference", null, "nobody asked");
    }

    private static ModelDefinitionBuilder definition(List<String> numeric, List<String> words) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        numeric.forEach(name -> features.put(name, FeatureType.NUMERIC));
        words.forEach(name -> features.put(name, FeatureType.CATEGORICAL));
        return ModelDefinitionBuilder.builder()
                .model("typed")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(features)
                .prediction(new PredictionColumns("prediction", null, "yes"));
    }

    /** The same rows, from the texts that their cells are read as where Parquet is sent. */
    private byte[] ofFiles(ProfilePlan plan) throws Exception {
        RowProfiler profiler = RowProfiler.of(plan, ROWS);
        for (Path file : files()) {
            try (InputStream bytes = Files.newInputStream(file);
                    RowSource rows = TableFormat.PARQUET.open(bytes, TableLimits.ofFiles())) {
                while (rows.next()) {
                    profiler.add(cells(rows));
                }
            }
        }
        return profiler.write();
    }

    private static Map<String, @Nullable Object> cells(RowSource rows) throws IOException {
        Map<String, @Nullable Object> cells = new HashMap<>();
        for (String name : Set.copyOf(rows.columns())) {
            String text = rows.cell(name);
            cells.put(
                    name,
                    name.equals("vector") && text != null
                            ? ContractJson.mapper().readValue(text, List.class)
                            : text);
        }
        return cells;
    }
}
