package io.leeway.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.contracts.model.ModelDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The job's jar against a Leeway that runs; {@code .ci/spark-job} starts one. */
@EnabledIfEnvironmentVariable(named = Services.INGEST, matches = ".+")
class ProfileJobIT {

    private static final long ROWS = Long.getLong("leeway.spark.rows", 20_000);
    private static final String HEAP = System.getProperty("leeway.spark.heap", "1g");

    /** The rows that a reference has. */
    private static final long REFERENCE = 20_000;

    /** The sums of what features do together are in another order, and so are rounded otherwise. */
    private static final double ROUNDING = 1e-9;

    private final Services services = new Services();

    @TempDir
    Path folder;

    @Test
    void shouldHaveTheReportOfItsRowsAndBeStoredOnce() throws Exception {
        // Given: rows that are otherwise than the reference's, in seven files and in one
        Path reference = oneFile("reference", 0, REFERENCE);
        ModelDefinition ofRows = model();
        ModelDefinition ofTable = model();
        services.register(ofRows, reference);
        services.register(ofTable, reference);
        String table = folder.resolve("table").toString();
        GeneratedTable.rows(REFERENCE, REFERENCE + ROWS, 7).write().parquet(table);
        String batch = services.batch(ofRows.model(), oneFile("rows", REFERENCE, REFERENCE + ROWS));
        JsonNode expected = services.report(ofRows.model(), batch).path("drift");

        // When
        String[] arguments = {"--model", ofTable.model(), "--distinct", "1048576", table};
        SubmittedJob first = SubmittedJob.run(Map.of(), HEAP, arguments);
        SubmittedJob second = SubmittedJob.run(Map.of(), HEAP, arguments);

        // Then
        assertThat(first.code()).as(first.output()).isZero();
        assertThat(first.output()).contains(ROWS + " rows, 0 rejected");
        assertThat(second.code()).as(second.output()).isZero();
        JsonNode batches = services.batches(ofTable.model());
        assertThat(batches).hasSize(1);
        JsonNode actual = services.report(
                        ofTable.model(), batches.get(0).path("batch").asText())
                .path("drift");
        assertThat(expected.path("features").size()).isPositive();
        assertSame("", expected, actual);
    }

    @Test
    void shouldHaveThePerformanceOfItsRowsAndLabels() throws Exception {
        // Given: labels of some rows and of others, in other files than the rows
        Path reference = oneFile("reference", GeneratedTable.labelledRows(0, REFERENCE, 1));
        // Names of one hash, which resampled intervals begin with
        String name = "spark-" + UUID.randomUUID();
        ModelDefinition ofRows = GeneratedTable.model(name + "-an");
        ModelDefinition ofTable = GeneratedTable.model(name + "-c0");
        services.register(ofRows, reference);
        services.register(ofTable, reference);
        long from = REFERENCE + ROWS / 4;
        long to = REFERENCE + ROWS + 500;
        String table = folder.resolve("table").toString();
        String labels = folder.resolve("labels").toString();
        GeneratedTable.rows(REFERENCE, REFERENCE + ROWS, 7).write().parquet(table);
        GeneratedTable.labels(from, to, 3).write().parquet(labels);
        String batch = services.batch(ofRows.model(), oneFile("rows", REFERENCE, REFERENCE + ROWS));
        services.labels(ofRows.model(), oneFile("labels-of-rows", GeneratedTable.labels(from, to, 1)));
        JsonNode expected = services.labelledReport(ofRows.model(), batch);

        // When
        SubmittedJob job = SubmittedJob.run(
                Map.of(), HEAP, "--model", ofTable.model(), "--distinct", "1048576", "--labels", labels, table);

        // Then
        assertThat(job.code()).as(job.output()).isZero();
        long labelled = expected.path("performance").path("labelledRows").asLong();
        assertThat(job.output()).contains("Rows: " + labelled + " with a label, " + (ROWS - labelled) + " without, 0 ");
        JsonNode actual = services.labelledReport(
                ofTable.model(),
                services.batches(ofTable.model()).get(0).path("batch").asText());
        assertSamePerformance(expected.path("performance"), actual.path("performance"));
        assertSame("", expected.path("drift"), actual.path("drift"));
    }

    @Test
    void shouldStoreNothingWhereLabelsCannotBeJoined() throws Exception {
        // Given
        ModelDefinition model = model();
        services.register(model, oneFile("reference", GeneratedTable.labelledRows(0, REFERENCE, 1)));
        String rows = oneFile("rows", 0, 1_000).toString();
        Path broken = oneFile("broken", GeneratedTable.labels(0, 1_000, 1));
        try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
            file.seek(4);
            file.write(new byte[500]);
        }
        Path torn = folder.resolve("torn.csv");
        Files.writeString(torn, "id,churned\nr-1,yes\nr-2\n");

        // When
        SubmittedJob lacking = joined(model, oneFile("lacking", GeneratedTable.rows(0, 10, 1)), rows);
        SubmittedJob strange = joined(model, oneFile("others", GeneratedTable.labels(5_010, 5_020, 1)), rows);
        SubmittedJob unread = joined(model, broken, rows);
        SubmittedJob uneven = joined(model, torn, rows);

        // Then
        assertFailed(lacking, "The table of labels lacks the columns churned; it has id, fee, ");
        assertFailed(strange, "None of the 10 labels has a row among the 1000 of the table.");
        assertFailed(unread, "Partition \\d+ of the labels cannot be read, after \\d+ of its rows.*");
        assertFailed(uneven, "Partition \\d+ of the labels cannot be read, after \\d+ of its rows.*torn.csv");
        assertThat(services.batches(model.model())).isEmpty();
    }

    private static SubmittedJob joined(ModelDefinition model, Path labels, String rows) throws Exception {
        return SubmittedJob.run(Map.of(), HEAP, "--model", model.model(), "--labels", labels.toString(), rows);
    }

    private static void assertFailed(SubmittedJob job, String words) {
        assertThat(job.code()).as(job.output()).isEqualTo(1);
        assertThat(job.output().lines().filter(line -> line.startsWith("Nothing was stored. ")))
                .as(job.output())
                .singleElement()
                .asString()
                .containsPattern(words);
    }

    @Test
    void shouldStoreNothingOfATableOfWhichAPartFails() throws Exception {
        // Given
        ModelDefinition model = model();
        services.register(model, oneFile("reference", 0, REFERENCE));
        Path table = folder.resolve("table");
        GeneratedTable.rows(0, REFERENCE, 4).write().parquet(table.toString());
        Path broken = GeneratedTable.files(table).getLast();
        try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[2_000]);
        }

        // When
        SubmittedJob job = SubmittedJob.run(Map.of(), HEAP, "--model", model.model(), table.toString());

        // Then
        assertThat(job.code()).as(job.output()).isEqualTo(1);
        assertThat(job.output().lines().filter(line -> line.startsWith("Nothing was stored. ")))
                .singleElement()
                .asString()
                .contains("Partition", broken.getFileName().toString());
        assertThat(services.batches(model.model())).isEmpty();
    }

    @Test
    void shouldReadACsvAndWriteItsProfileToAFile() throws Exception {
        // Given
        ModelDefinition model = model();
        services.register(model, oneFile("reference", 0, REFERENCE));
        Path table = folder.resolve("table.csv");
        GeneratedTable.rows(0, 1_000, 2)
                .write()
                .option("header", true)
                .option("sep", ";")
                .csv(table.toString());
        Path profile = folder.resolve("profile");

        // When
        SubmittedJob job = SubmittedJob.run(
                Map.of(),
                HEAP,
                "--model",
                model.model(),
                "--option",
                "sep=;",
                "--dry-run",
                profile.toString(),
                table.toString());

        // Then
        assertThat(job.code()).as(job.output()).isZero();
        assertThat(profile).isNotEmptyFile();
        assertThat(services.batches(model.model())).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongBeforeATableIsRead() throws Exception {
        // When
        SubmittedJob unknown = SubmittedJob.run(Map.of(), HEAP, "--model", "nobody", "table");
        SubmittedJob misused = SubmittedJob.run(Map.of(), HEAP, "--model", "nobody", "--distinct", "1", "table");

        // Then
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.output()).contains("Nothing was stored. The service answered 404: ");
        assertThat(misused.code()).isEqualTo(2);
        assertThat(misused.output()).contains("--distinct must be at least 2 but is 1");
    }

    private static ModelDefinition model() {
        return GeneratedTable.model("spark-" + UUID.randomUUID());
    }

    private Path oneFile(String name, long from, long to) throws IOException {
        return oneFile(name, GeneratedTable.rows(from, to, 1));
    }

    private Path oneFile(String name, Dataset<Row> rows) throws IOException {
        return GeneratedTable.oneFile(folder.resolve(name), rows);
    }

    /** All but the batch and the moment; what needs each row's probability has no value. */
    private static void assertSamePerformance(JsonNode expected, JsonNode actual) {
        Set<String> unknown = new HashSet<>();
        assertThat(actual.path("metrics").size())
                .isEqualTo(expected.path("metrics").size());
        for (int i = 0; i < expected.path("metrics").size(); i++) {
            JsonNode metric = actual.path("metrics").get(i);
            if (metric.path("value").isNumber()) {
                assertThat(metric).isEqualTo(expected.path("metrics").get(i));
            } else {
                assertThat(metric.path("remark").asText()).contains("needs each row's probability");
                unknown.add(metric.path("name").asText());
            }
        }
        assertThat(unknown)
                .containsExactlyInAnyOrder("roc-auc", "average-precision", "log-loss", "brier", "calibration-error");
        for (String place : List.of("verdict", "labelledRows", "coverage", "primaryMetric", "changes")) {
            assertThat(actual.path(place)).as(place).isEqualTo(expected.path(place));
        }
    }

    /** All but the batch and the moment; to the bit but for what features do together, which is rounded otherwise. */
    private static void assertSame(String place, JsonNode expected, JsonNode actual) {
        if (place.equals(".batch") || place.equals(".evaluatedAt")) {
            return;
        }
        if (expected.isNumber() && place.startsWith(".joint")) {
            assertThat(actual.asDouble()).as(place).isCloseTo(expected.asDouble(), within(ROUNDING));
            return;
        }
        if (!expected.isContainerNode()) {
            assertThat(actual).as(place).isEqualTo(expected);
            return;
        }
        assertThat(actual.size()).as(place).isEqualTo(expected.size());
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertSame(place + "[" + i + "]", expected.get(i), actual.get(i));
            }
        }
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            assertSame(place + "." + name, expected.get(name), actual.path(name));
        }
    }
}
