package io.leeway.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

/** Rows of a classifier with eight features, each a function of the row's number and nothing else. */
final class GeneratedTable {

    private static final String[] COLUMNS = {
        "concat('r-', id) AS id",
        "if(pmod(id, 50) = 0, NULL, round(20 + 60 * %1$s, 2)) AS fee",
        "CAST(72 * %2$s AS INT) AS tenure",
        "sqrt(%3$s) + %4$s * 0.3 AS usage",
        "CAST(round(10 * %4$s, 1) AS FLOAT) AS latency",
        "%5$s < 0.3 AS paperless",
        "element_at(array('basic', 'plus', 'pro', 'family'), CAST(1 + 4 * %1$s * %6$s AS INT)) AS plan",
        "concat('region ', CAST(40 * %6$s * %6$s AS INT)) AS region",
        "CAST(round(100 * %7$s, 2) AS DECIMAL(8, 2)) AS credit",
        "if(%8$s > 0.6, 'yes', 'no') AS prediction",
        "%8$s AS probability",
        "'2026' AS source"
    };

    /** The true value of a row, which three quarters of the predictions meet; one in 40 has none. */
    private static final String CHURNED =
            "CASE WHEN pmod(id, 40) = 7 THEN NULL WHEN %9$s < 0.5 + %8$s - 0.6 THEN 'yes' ELSE 'no' END AS churned";

    private GeneratedTable() {}

    static ModelDefinition model(String name) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        for (String numeric : new String[] {"fee", "tenure", "usage", "latency", "credit"}) {
            features.put(numeric, FeatureType.NUMERIC);
        }
        for (String words : new String[] {"paperless", "plan", "region"}) {
            features.put(words, FeatureType.CATEGORICAL);
        }
        return ModelDefinitionBuilder.builder()
                .model(name)
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(features)
                .prediction(new PredictionColumns("prediction", "probability", "yes"))
                .target("churned")
                .build();
    }

    /** The rows of these numbers, in so many partitions. */
    static Dataset<Row> rows(long from, long to, int partitions) {
        return generated(from, to, partitions, Arrays.asList(COLUMNS));
    }

    /** The same rows with their true values. */
    static Dataset<Row> labelledRows(long from, long to, int partitions) {
        List<String> columns = new ArrayList<>(Arrays.asList(COLUMNS));
        columns.add(CHURNED);
        return generated(from, to, partitions, columns);
    }

    /** The true values of the same rows; where a row has none, its label is none either. */
    static Dataset<Row> labels(long from, long to, int partitions) {
        return generated(from, to, partitions, List.of(COLUMNS[0], CHURNED));
    }

    private static Dataset<Row> generated(long from, long to, int partitions, List<String> columns) {
        Object[] uniform = new Object[9];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = "(pmod(xxhash64(id, " + i + "), 9007199254740992) / 9007199254740992D)";
        }
        return LocalSpark.session()
                .range(from, to, 1, partitions)
                .toDF()
                .selectExpr(columns.stream()
                        .map(column -> String.format(column, uniform))
                        .toArray(String[]::new));
    }

    /** Writes rows of one partition as one Parquet file. */
    static Path oneFile(Path table, Dataset<Row> rows) throws IOException {
        rows.write().parquet(table.toString());
        return files(table).getFirst();
    }

    /** The Parquet files of a table, by name. */
    static List<Path> files(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
