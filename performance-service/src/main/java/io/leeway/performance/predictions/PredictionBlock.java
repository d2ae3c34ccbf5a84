package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;

/**
 * Up to 65,536 predictions of a batch with the labels that have come for them, column by column. Classifiers keep
 * predictions and labels as text, regressors as numbers.
 */
public final class PredictionBlock {

    private static final String ID = "id";
    private static final String PREDICTION = "prediction";
    private static final String PROBABILITY = "probability";
    private static final String LABEL = "label";

    private final String[] ids;
    private final Column prediction;
    private final double[] probability;
    private final @Nullable String[] textLabels;
    private final double[] numericLabels;

    private PredictionBlock(
            String[] ids,
            Column prediction,
            double[] probability,
            @Nullable String[] textLabels,
            double[] numericLabels) {
        this.ids = ids;
        this.prediction = prediction;
        this.probability = probability;
        this.textLabels = textLabels;
        this.numericLabels = numericLabels;
    }

    /** Takes what it needs from a block of accepted rows, the target included where the rows carry it. */
    public static PredictionBlock ofRows(ModelDefinition definition, Block rows) {
        String target = definition.target();
        Optional<String> label = Optional.ofNullable(target);
        return read(
                rows,
                definition.task().isClassification(),
                definition.rowId(),
                definition.prediction().column(),
                definition.prediction().probability(),
                label.orElse(""));
    }

    /** Reads what {@link #toBlock()} wrote. */
    static PredictionBlock ofStored(Block stored, boolean classification) {
        return read(stored, classification, ID, PREDICTION, PROBABILITY, LABEL);
    }

    private static PredictionBlock read(
            Block rows,
            boolean classification,
            String id,
            String prediction,
            @Nullable String probability,
            String label) {
        @Nullable String[] ids = texts(rows.text(id).orElseThrow());
        double[] probabilities = probability == null
                ? new double[0]
                : rows.numeric(probability).map(Column.Numeric::values).orElse(new double[0]);
        if (classification) {
            return new PredictionBlock(
                    ids,
                    rows.text(prediction).orElseThrow(),
                    probabilities,
                    rows.text(label).map(PredictionBlock::texts).orElseGet(() -> new String[rows.rows()]),
                    new double[0]);
        }
        double[] labels = rows.numeric(label)
                .map(column -> column.values().clone())
                .orElseGet(() -> {
                    double[] none = new double[rows.rows()];
                    Arrays.fill(none, Double.NaN);
                    return none;
                });
        return new PredictionBlock(ids, rows.numeric(prediction).orElseThrow(), probabilities, new String[0], labels);
    }

    Block toBlock() {
        List<Column> columns = new ArrayList<>();
        columns.add(encode(ID, ids));
        columns.add(
                switch (prediction) {
                    case Column.Text text -> new Column.Text(PREDICTION, text.dictionary(), text.codes());
                    case Column.Numeric numeric -> new Column.Numeric(PREDICTION, numeric.values());
                });
        if (probability.length > 0) {
            columns.add(new Column.Numeric(PROBABILITY, probability));
        }
        columns.add(isClassification() ? encode(LABEL, textLabels) : new Column.Numeric(LABEL, numericLabels));
        return new Block(ids.length, columns);
    }

    boolean isClassification() {
        return prediction instanceof Column.Text;
    }

    /**
     * Gives labels to the rows that they are for, and takes those out of the map.
     *
     * @param labels by row id; text for classifiers, numbers for regressors
     * @return how many found their row
     */
    public int join(Labels labels) {
        int found = 0;
        for (int i = 0; i < ids.length; i++) {
            if (isClassification()) {
                String label = labels.texts().remove(ids[i]);
                if (label != null) {
                    textLabels[i] = label;
                    found++;
                }
            } else {
                Double label = labels.numbers().remove(ids[i]);
                if (label != null) {
                    numericLabels[i] = label;
                    found++;
                }
            }
        }
        return found;
    }

    int rows() {
        return ids.length;
    }

    boolean isLabelled(int row) {
        return isClassification() ? textLabels[row] != null : !Double.isNaN(numericLabels[row]);
    }

    String predictedClass(int row) {
        Column.Text text = (Column.Text) prediction;
        return text.dictionary()[text.codes()[row]];
    }

    double predictedValue(int row) {
        return ((Column.Numeric) prediction).values()[row];
    }

    String trueClass(int row) {
        return String.valueOf(textLabels[row]);
    }

    double trueValue(int row) {
        return numericLabels[row];
    }

    boolean hasProbability() {
        return probability.length > 0;
    }

    double probability(int row) {
        return probability[row];
    }

    private static @Nullable String[] texts(Column.Text column) {
        @Nullable String[] texts = new String[column.rows()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.codes()[i] < 0 ? null : column.dictionary()[column.codes()[i]];
        }
        return texts;
    }

    private static Column.Text encode(String name, @Nullable String[] texts) {
        Map<String, Integer> dictionary = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] codes = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            codes[i] = text == null
                    ? -1
                    : dictionary.computeIfAbsent(text, key -> {
                        values.add(key);
                        return values.size() - 1;
                    });
        }
        return new Column.Text(name, values.toArray(String[]::new), codes);
    }
}
