package io.leeway.rows.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.rows.cell.CellForms;

/**
 * The columns that rows of one kind have.
 *
 * @param columns those that are read, in the order in which blocks hold them
 * @param target the name of the target column; absent when the model has none
 * @param array the column of arrays that numeric columns are read from, with their names; absent when there is none
 * @param window the length of a window in event time; absent when rows are not divided by it
 * @param forms how cells are written
 */
public record RowSchema(
        List<SchemaColumn> columns,
        @Nullable String target,
        @Nullable EmbeddingColumns array,
        @Nullable Duration window,
        CellForms forms) {

    /** Of cells that are written as usual. */
    public RowSchema(
            List<SchemaColumn> columns,
            @Nullable String target,
            @Nullable EmbeddingColumns array,
            @Nullable Duration window) {
        this(columns, target, array, window, CellForms.usual());
    }

    /**
     * One column.
     *
     * @param name its name
     * @param role how its cells are read
     * @param required whether rows without the column are refused as a whole
     */
    public record SchemaColumn(String name, ColumnRole role, boolean required) {}

    /** Rows of a batch, divided where the model has windows by event time. */
    public static RowSchema ofBatch(ModelDefinition definition) {
        RowSchema rows = ofRows(definition);
        Duration length = Optional.ofNullable(definition.window())
                .flatMap(WindowSettings::length)
                .orElse(null);
        return new RowSchema(rows.columns(), rows.target(), rows.array(), length, rows.forms());
    }

    /** Rows of a reference. */
    public static RowSchema ofRows(ModelDefinition definition) {
        List<SchemaColumn> columns = new ArrayList<>();
        columns.add(new SchemaColumn(definition.rowId(), ColumnRole.ROW_ID, true));
        if (definition.timestamp() != null) {
            columns.add(new SchemaColumn(definition.timestamp(), ColumnRole.TIMESTAMP, true));
        }
        definition
                .features()
                .forEach((name, type) -> columns.add(new SchemaColumn(
                        name, type == FeatureType.NUMERIC ? ColumnRole.NUMBER : ColumnRole.TEXT, true)));
        boolean labels = definition.task().isClassification();
        columns.add(new SchemaColumn(
                definition.prediction().column(), labels ? ColumnRole.TEXT : ColumnRole.MEASURED_NUMBER, true));
        if (definition.prediction().probability() != null) {
            columns.add(new SchemaColumn(definition.prediction().probability(), ColumnRole.PROBABILITY, true));
        }
        definition
                .prediction()
                .probabilities()
                .values()
                .forEach(name -> columns.add(new SchemaColumn(name, ColumnRole.PROBABILITY, true)));
        if (definition.embedding() != null) {
            definition
                    .embedding()
                    .names()
                    .forEach(name -> columns.add(new SchemaColumn(name, ColumnRole.NUMBER, true)));
        }
        definition
                .attributions()
                .values()
                .forEach(name -> columns.add(new SchemaColumn(name, ColumnRole.NUMBER, true)));
        if (definition.target() != null) {
            columns.add(new SchemaColumn(
                    definition.target(), labels ? ColumnRole.TEXT : ColumnRole.MEASURED_NUMBER, false));
        }
        return new RowSchema(
                List.copyOf(columns), definition.target(), arrayOf(definition), null, CellForms.of(definition));
    }

    /** Rows of labels: the row id and the true value. */
    public static RowSchema ofLabels(ModelDefinition definition, String target) {
        boolean labels = definition.task().isClassification();
        return new RowSchema(
                List.of(
                        new SchemaColumn(definition.rowId(), ColumnRole.ROW_ID, true),
                        new SchemaColumn(target, labels ? ColumnRole.REQUIRED_TEXT : ColumnRole.REQUIRED_NUMBER, true)),
                target,
                null,
                null,
                CellForms.of(definition));
    }

    /** The names of the columns. */
    public Set<String> names() {
        return columns.stream().map(SchemaColumn::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the rows are labels: of two for one row in a body the later one holds, as it does in two bodies. */
    public boolean areLabels() {
        return columns.stream()
                .map(SchemaColumn::role)
                .anyMatch(role -> role == ColumnRole.REQUIRED_TEXT || role == ColumnRole.REQUIRED_NUMBER);
    }

    private static @Nullable EmbeddingColumns arrayOf(ModelDefinition definition) {
        EmbeddingColumns embedding = definition.embedding();
        return embedding == null || embedding.array() == null ? null : embedding;
    }
}
