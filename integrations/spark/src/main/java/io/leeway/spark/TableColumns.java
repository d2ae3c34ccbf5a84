package io.leeway.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.NearMiss;
import io.leeway.rows.schema.RowSchema;

/**
 * Which columns of a table a model has.
 *
 * @param read those that are read, in the table's order
 * @param others those that the model does not know, which are told of and not read
 */
record TableColumns(List<String> read, List<String> others) implements Serializable {

    private static final int MOST_NAMED = 20;

    /**
     * Finds them.
     *
     * @param what the table's name in messages
     * @throws IllegalArgumentException if the table lacks one of the model's columns, has it twice, or has it in a type that no
     *     column of rows can be
     */
    static TableColumns of(String what, StructType table, RowSchema model) {
        List<StructField> fields = Arrays.asList(table.fields());
        List<String> names = fields.stream().map(StructField::name).toList();
        String array = model.array() == null ? null : model.array().array();
        Set<String> inArrays =
                model.array() == null ? Set.of() : Set.copyOf(model.array().names());
        List<String> needed = Stream.concat(
                        model.columns().stream()
                                .filter(RowSchema.SchemaColumn::required)
                                .map(RowSchema.SchemaColumn::name)
                                .filter(name -> !inArrays.contains(name)),
                        Stream.ofNullable(array))
                .toList();
        checkThere(what, needed, names);
        Set<String> wanted = new HashSet<>(needed);
        if (model.target() != null) {
            wanted.add(model.target());
        }
        fields.stream().filter(field -> wanted.contains(field.name())).forEach(field -> checkType(what, field, array));
        return new TableColumns(
                names.stream().filter(wanted::contains).toList(),
                names.stream().filter(name -> !wanted.contains(name)).toList());
    }

    private static void checkThere(String what, List<String> needed, List<String> names) {
        List<String> missing =
                needed.stream().filter(name -> !names.contains(name)).toList();
        if (!missing.isEmpty()) {
            List<String> near = missing.stream()
                    .limit(MOST_NAMED)
                    .flatMap(name -> NearMiss.of(name, names).map(column -> "'" + column + "' for " + name).stream())
                    .toList();
            throw new IllegalArgumentException("The " + what + " lacks the columns " + Listing.of(missing, MOST_NAMED)
                    + "; it has " + (names.isEmpty() ? "none" : Listing.of(names, MOST_NAMED)) + "."
                    + (near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?"));
        }
    }

    private static void checkType(String what, StructField field, @Nullable String array) {
        boolean isRead = field.name().equals(array)
                ? field.dataType() instanceof ArrayType list && list.elementType() instanceof NumericType
                : isCell(field.dataType());
        if (!isRead) {
            throw new IllegalArgumentException("The column '" + field.name() + "' of the " + what + " is "
                    + field.dataType().simpleString()
                    + ", which is not read. Write it as numbers, texts, dates or times.");
        }
    }

    private static boolean isCell(DataType type) {
        return type instanceof NumericType
                || type instanceof StringType
                || type instanceof BooleanType
                || type instanceof DateType
                || type instanceof TimestampType
                || type instanceof TimestampNTZType
                || type instanceof NullType;
    }

    /** The table with the columns that are read, those that are added to them, and no others. */
    Dataset<Row> of(Dataset<Row> table, Column... added) {
        Stream<Column> columns = read.stream().map(name -> table.col("`" + name.replace("`", "``") + "`"));
        return table.select(Stream.concat(columns, Stream.of(added)).toArray(Column[]::new));
    }
}
