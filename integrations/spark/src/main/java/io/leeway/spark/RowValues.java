package io.leeway.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Hands on the rows of a table, one at a time, as a profiler takes them; for one thread. */
final class RowValues {

    private final List<String> read;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    RowValues(TableColumns columns) {
        read = columns.read();
        columns.others().forEach(name -> values.put(name, null));
    }

    /** A row's values by column, until the next row is asked for; the columns that are not read are null. */
    Map<String, @Nullable Object> of(Row row) {
        for (int i = 0; i < read.size(); i++) {
            Object value = row.get(i);
            values.put(read.get(i), value instanceof Seq<?> list ? CollectionConverters.asJava(list) : value);
        }
        return values;
    }
}
