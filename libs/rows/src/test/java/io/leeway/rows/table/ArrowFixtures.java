package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The streams and files that pyarrow, pandas and Polars write, and the same table as CSV. */
final class ArrowFixtures {

    private ArrowFixtures() {}

    /** One of those that {@code make.py} writes beside it. */
    static byte[] bytes(String name) throws IOException {
        return resource("arrow/" + name);
    }

    /** The table that most of them hold. */
    static byte[] csv() throws IOException {
        return resource("parquet/table.csv");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ArrowFixtures.class.getResourceAsStream("/io/leeway/rows/" + name), name)) {
            return file.readAllBytes();
        }
    }
}
