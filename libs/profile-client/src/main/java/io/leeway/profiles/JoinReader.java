package io.leeway.profiles;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.rows.schema.RowSchema;

/**
 * Reads of rows or of labels what they are joined by and what is counted then: the row id, and the predicted class or the
 * label. A row that {@link RowProfiler} takes is read here, and no other; a label as where a body of labels is sent. For one
 * thread, one row at a time.
 */
public final class JoinReader {

    private final RowSchema schema;
    private final RowReader reader;

    private JoinReader(RowSchema schema) {
        this.schema = schema;
        reader = new RowReader(schema);
    }

    /** For a classifier's rows. */
    public static JoinReader ofRows(ProfilePlan plan) {
        ModelDefinition definition = plan.definition();
        RowSchema rows = RowSchema.ofBatch(definition);
        List<RowSchema.SchemaColumn> read = rows.columns().stream()
                .filter(column -> column.role().decides(rows.window() != null)
                        || column.name().equals(definition.prediction().column()))
                .toList();
        return new JoinReader(new RowSchema(read, null, rows.array(), rows.window(), rows.forms()));
    }

    /**
     * For a classifier's labels.
     *
     * @throws IllegalArgumentException if the model is no classifier, or names no target
     */
    public static JoinReader ofLabels(ProfilePlan plan) {
        ModelDefinition definition = plan.definition();
        String target = definition.target();
        if (!definition.task().isClassification()) {
            throw new IllegalArgumentException("Labels are counted of a classifier, and '" + definition.model()
                    + "' is none: send its rows and labels, and not their profile.");
        }
        if (target == null) {
            throw new IllegalArgumentException(
                    "The definition of '" + definition.model() + "' names no target. Add it, then count the labels.");
        }
        return new JoinReader(RowSchema.ofLabels(definition, target));
    }

    /** The columns that are read. */
    public RowSchema schema() {
        return schema;
    }

    /** Reads the next one, its cells as {@link RowProfiler#add} takes them; false where nothing can be done with it. */
    public boolean read(Map<String, ? extends @Nullable Object> row) {
        return reader.read(row);
    }

    /** Whether what was read last was rejected because of its row id. */
    public boolean lacksId() {
        return schema.columns().getFirst().name().equals(reader.rejecting());
    }

    /** The row's id. */
    public String id() {
        return Objects.requireNonNull(reader.texts()[0], "no row without an id is read");
    }

    /** The number of the row's window; 0 where rows are not divided. */
    public long window() {
        return reader.window();
    }

    /** The predicted class, absent where there is none; or the label. */
    public @Nullable String word() {
        return reader.texts()[schema.columns().size() - 1];
    }
}
