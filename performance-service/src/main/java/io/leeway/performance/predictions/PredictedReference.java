package io.leeway.performance.predictions;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.ReferenceRows;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/** The predictions and labels of a reference, and when its rows happened; takes it block by block, for one thread. */
public final class PredictedReference {

    private final ModelDefinition definition;
    private final Set<String> columns;
    private final MeasurableRows rows;
    private final Pieces<double[]> times = new Pieces<>();

    /** Without rows. */
    public PredictedReference(ModelDefinition definition) {
        this.definition = definition;
        this.columns = Stream.concat(
                        PredictionBlock.measuredColumns(definition).stream(), Stream.ofNullable(definition.timestamp()))
                .collect(Collectors.toUnmodifiableSet());
        this.rows = new MeasurableRows(definition.task().isClassification());
    }

    /** All that is to be read of its blocks. */
    public Set<String> columns() {
        return columns;
    }

    /** Takes the next block; one without predictions, because they were in another column then, has no baseline. */
    public void add(Block block) {
        if (!PredictionBlock.isPredicted(definition, block)) {
            return;
        }
        double @Nullable [] known = times(block);
        int row = 0;
        for (PredictionBlock part : PredictionBlock.ofRows(definition, block)) {
            rows.add(part);
            if (known != null) {
                times.add(measurable(part, Arrays.copyOfRange(known, row, row + part.rows())));
            }
            row += part.rows();
        }
    }

    /** The rows that have both, with their times where the model has event times; asked for once. */
    public ReferenceRows labelled() {
        LabelledRows labelled = rows.rows();
        int timed = definition.timestamp() == null ? 0 : labelled.size();
        return new ReferenceRows(labelled, times.moveTo(new double[timed]));
    }

    /** Absent where the model has no event times; a block without them has none that is known. */
    private double @Nullable [] times(Block block) {
        String timestamp = definition.timestamp();
        if (timestamp == null) {
            return null;
        }
        return block.numeric(timestamp).map(Column.Numeric::values).orElseGet(() -> {
            double[] none = new double[block.rows()];
            Arrays.fill(none, Double.NaN);
            return none;
        });
    }

    private static double[] measurable(PredictionBlock block, double[] times) {
        return Arrays.stream(block.measurable()).mapToDouble(row -> times[row]).toArray();
    }
}
