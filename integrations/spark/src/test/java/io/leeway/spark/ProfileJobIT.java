package io.leeway.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
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
        return GeneratedTable.oneFile(folder.resolve(name), from, to);
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
