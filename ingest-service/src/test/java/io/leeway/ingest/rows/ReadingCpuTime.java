package io.leeway.ingest.rows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.rows.schema.RowSchema;

/**
 * What it costs to read a file of rows and make blocks of it, without HTTP and database. Arguments: the definition, the
 * file, rounds (5).
 */
public final class ReadingCpuTime {

    private ReadingCpuTime() {}

    /** Prints each round. */
    public static void main(String[] arguments) throws IOException {
        RowSchema schema = RowSchema.ofBatch(ModelDefinitionReader.fromJson(Files.readAllBytes(Path.of(arguments[0]))));
        Path file = Path.of(arguments[1]);
        String name = file.toString();
        RowFormat format =
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "csv" -> RowFormat.CSV;
                    case "parquet" -> RowFormat.PARQUET;
                    case "arrow", "arrows" -> RowFormat.ARROW;
                    default -> RowFormat.JSON_LINES;
                };
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 1; round <= rounds; round++) {
            long begun = process.getProcessCpuTime();
            try (InputStream body = Files.newInputStream(file)) {
                TakenBlocks sink = new TakenBlocks();
                ReadRows rows = ReaderConfiguration.reader(Map.of()).read(schema, format, null, -1, body, sink);
                System.out.printf(
                        "round %d: %.2f cpu s, %,d rows, %.1f MB of blocks%n",
                        round,
                        (process.getProcessCpuTime() - begun) / 1e9,
                        rows.rows(),
                        sink.taken.stream().mapToLong(block -> block.length).sum() / 1e6);
            }
        }
    }
}
