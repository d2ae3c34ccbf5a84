package io.leeway.spark;

import java.nio.file.Path;
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
        // Given
        long rows = Long.getLong(SIZE);
        ModelDefinition model = GeneratedTable.model("spark-" + UUID.randomUUID());
        services.register(model, GeneratedTable.oneFile(folder.resolve("reference"), 0, REFERENCE));
        String table = folder.resolve("table").toString();
        int files = Math.toIntExact(Math.max(2, rows / ROWS_OF_FILE));
        GeneratedTable.rows(REFERENCE, REFERENCE + rows, files).write().parquet(table);

        // When
        long begin = System.nanoTime();
        SubmittedJob job = SubmittedJob.run(Map.of(), "1g", "--model", model.model(), table);

        // Then
        assertThat(job.code()).as(job.output()).isZero();
        String batch = services.batches(model.model()).get(0).path("batch").asText();
        assertThat(services.report(model.model(), batch)
                        .path("drift")
                        .path("features")
                        .size())
                .isPositive();
        System.out.printf(
                "%,d rows: %.0f s, %.0f cpu s, %,d MB resident at most, heap 1 GB%n",
                rows, (System.nanoTime() - begin) / 1e9, job.cpuSeconds(), job.peakMegabytes());
    }
}
