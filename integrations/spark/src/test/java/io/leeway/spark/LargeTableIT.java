package io.leeway.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.contracts.model.ModelDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/** What a table of any size costs: {@code .ci/spark-job -Dit.test=LargeTableIT -Dleeway.spark.large=100000000} prints it. */
@EnabledIfSystemProperty(named = LargeTableIT.SIZE, matches = "\\d+")
class LargeTableIT {

    static final String SIZE = "leeway.spark.large";

    private static final long REFERENCE = 20_000;
    private static final long ROWS_OF_FILE = 4_000_000;

    private final Services services = new Services();

    @TempDir
    Path folder;

    @Test
    void shouldProfileALargeTable() throws Exception {
        shouldProfile(false);
    }

    @Test
    void shouldJoinALargeTableOfLabels() throws Exception {
        shouldProfile(true);
    }

    private void shouldProfile(boolean labelled) throws Exception {
        // Given
        long rows = Long.getLong(SIZE);
        ModelDefinition model = GeneratedTable.model("spark-" + UUID.randomUUID());
        services.register(
                model,
                GeneratedTable.oneFile(folder.resolve("reference"), GeneratedTable.labelledRows(0, REFERENCE, 1)));
        String table = folder.resolve("table").toString();
        int files = Math.toIntExact(Math.max(2, rows / ROWS_OF_FILE));
        GeneratedTable.rows(REFERENCE, REFERENCE + rows, files).write().parquet(table);
        List<String> arguments = new ArrayList<>(List.of("--model", model.model(), table));
        if (labelled) {
            String labels = folder.resolve("labels").toString();
            GeneratedTable.labels(REFERENCE, REFERENCE + rows, files).write().parquet(labels);
            arguments.addAll(List.of("--labels", labels));
        }

        // When
        long begin = System.nanoTime();
        SubmittedJob job = SubmittedJob.run(Map.of(), "1g", arguments.toArray(String[]::new));

        // Then
        assertThat(job.code()).as(job.output()).isZero();
        String batch = services.batches(model.model()).get(0).path("batch").asText();
        assertThat(services.report(model.model(), batch)
                        .path("drift")
                        .path("features")
                        .size())
                .isPositive();
        System.out.printf(
                "%,d rows%s: %.0f s, %.0f cpu s, %,d MB resident at most, heap 1 GB%n",
                rows,
                labelled ? " and their labels" : "",
                (System.nanoTime() - begin) / 1e9,
                job.cpuSeconds(),
                job.peakMegabytes());
    }
}
