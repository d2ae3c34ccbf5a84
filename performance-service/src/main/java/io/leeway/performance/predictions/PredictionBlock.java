package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private static final String LABELLED_AT = "labelled-at-micros";

    /** What {@link #LABELLED_AT} was before there were microseconds. */
    private static final String LABELLED_AT_MILLIS = "labelled-at";

    /** Of ids and classes; keeps a block's document below 16 MB whatever they are. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private final Column.Text ids;
    private final Column prediction;
    private final double[] probability;
    private final @Nullable String[] textLabels;
    private final double[] numericLabels;

    /** When each row's label was accepted, in microseconds since 1970; 0 where there is none. */
    private final double[] labelledAt;

    private PredictionBlock(
            Column.Text ids,
            Column prediction,
            double[] probability,
            @Nullable String[] textLabels,
            double[] numericLabels,
            double[] labelledAt) {
        this.ids = ids;
        this.prediction = prediction;
        this.probability = probability;
        this.textLabels = textLabels;
        this.numericLabels = numericLabels;
        this.labelledAt = labelledAt;
    }

    /**
     * Takes what it needs from a block of accepted rows, the target included where the rows carry it; several blocks where
     * ids are so long that one would not fit into a document.
     *
     * @param acceptedAt when the rows were accepted, and with them the labels that they carry
     */
    public static List<PredictionBlock> ofRows(ModelDefinition definition, Block rows, Instant acceptedAt) {
        String target = definition.target();
        double[] labelledAt = new double[rows.rows()];
        Arrays.fill(labelledAt, Label.micros(acceptedAt));
        PredictionBlock whole = read(
                rows,
                definition.task().isClassification(),
                definition.rowId(),
                definition.prediction().column(),
                definition.prediction().probability(),
                target == null ? "" : target,
                labelledAt);
        return whole.split();
    }

    /** The columns that it is made of: all that is to be read of a block of accepted rows. */
    public static Set<String> columns(ModelDefinition definition) {
        return Stream.concat(Stream.of(definition.rowId()), measuredColumns(definition).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that metrics are computed from. */
    static Set<String> measuredColumns(ModelDefinition definition) {
        return Stream.of(
                        definition.prediction().column(),
                        definition.prediction().probability(),
                        definition.target())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether rows have the model's prediction, as what the model predicts; those of a reference may be of before. */
    public static boolean isPredicted(ModelDefinition definition, Block rows) {
        String column = definition.prediction().column();
        return definition.task().isClassification()
                ? rows.text(column).isPresent()
                : rows.numeric(column).isPresent();
    }

    /** The same where it does not matter when the rows were accepted, because any label that comes is later. */
    public static List<PredictionBlock> ofRows(ModelDefinition definition, Block rows) {
        return ofRows(definition, rows, Instant.EPOCH);
    }

    /** Reads what {@link #toBlock()} wrote. */
    static PredictionBlock ofStored(Block stored, boolean classification) {
        double[] labelledAt = stored.numeric(LABELLED_AT)
                .map(Column.Numeric::values)
                .or(() -> stored.numeric(LABELLED_AT_MILLIS).map(millis -> Label.ofMillis(millis.values())))
                .orElseGet(() -> new double[stored.rows()]);
        return read(stored, classification, ID, PREDICTION, PROBABILITY, LABEL, labelledAt);
    }

    /** Whether a column of what {@link #toBlock()} wrote is needed to compute metrics. */
    static boolean isMeasured(String column) {
        return column.equals(PREDICTION) || column.equals(PROBABILITY) || column.equals(LABEL);
    }

    /** Whether a column of what {@link #toBlock()} wrote holds the ids of its rows. */
    static boolean isId(String column) {
        return column.equals(ID);
    }

    /** The ids of the rows of what {@link #toBlock()} wrote, each once. */
    static List<String> idsOfStored(Block stored) {
        return stored.text(ID).map(ids -> List.of(ids.dictionary())).orElse(List.of());
    }

    private static PredictionBlock read(
            Block rows,
            boolean classification,
            String id,
            String prediction,
            @Nullable String probability,
            String label,
            double[] labelledAt) {
        // A reference that was read under another definition may have none; its rows need none.
        Column.Text ids = rows.text(id).orElseGet(() -> encode(ID, new @Nullable String[rows.rows()]));
        double[] probabilities = probability == null
                ? new double[0]
                : rows.numeric(probability).map(Column.Numeric::values).orElse(new double[0]);
        if (classification) {
            return new PredictionBlock(
                    ids,
                    rows.text(prediction).orElseThrow(),
                    probabilities,
                    rows.text(label).map(PredictionBlock::texts).orElseGet(() -> new String[rows.rows()]),
                    new double[0],
                    labelledAt);
        }
        double[] labels = rows.numeric(label)
                .map(column -> column.values().clone())
                .orElseGet(() -> {
                    double[] none = new double[rows.rows()];
                    Arrays.fill(none, Double.NaN);
                    return none;
                });
        return new PredictionBlock(
                ids, rows.numeric(prediction).orElseThrow(), probabilities, new String[0], labels, labelledAt);
    }

    private List<PredictionBlock> split() {
        List<PredictionBlock> parts = new ArrayList<>();
        long characters = 0;
        int from = 0;
        for (int row = 0; row < rows(); row++) {
            characters += characters(row);
            if (characters > MOST_CHARACTERS) {
                parts.add(slice(from, row + 1));
                from = row + 1;
                characters = 0;
            }
        }
        if (parts.isEmpty()) {
            return List.of(this);
        }
        if (from < rows()) {
            parts.add(slice(from, rows()));
        }
        return parts;
    }

    private int characters(int row) {
        String id = id(row);
        int length = id == null ? 0 : id.length();
        if (isClassification()) {
            String label = textLabels[row];
            String predicted = predicted(row);
            length += (label == null ? 0 : label.length()) + (predicted == null ? 0 : predicted.length());
        }
        return length;
    }

    private PredictionBlock slice(int from, int to) {
        Column part =
                switch (prediction) {
                    case Column.Text text -> encode(text.name(), Arrays.copyOfRange(texts(text), from, to));
                    case Column.Numeric numeric ->
                        new Column.Numeric(numeric.name(), Arrays.copyOfRange(numeric.values(), from, to));
                };
        return new PredictionBlock(
                encode(ID, Arrays.copyOfRange(texts(ids), from, to)),
                part,
                probability.length == 0 ? probability : Arrays.copyOfRange(probability, from, to),
                isClassification() ? Arrays.copyOfRange(textLabels, from, to) : textLabels,
                isClassification() ? numericLabels : Arrays.copyOfRange(numericLabels, from, to),
                Arrays.copyOfRange(labelledAt, from, to));
    }

    Block toBlock() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Text(ID, ids.dictionary(), ids.codes()));
        columns.add(
                switch (prediction) {
                    case Column.Text text -> new Column.Text(PREDICTION, text.dictionary(), text.codes());
                    case Column.Numeric numeric -> new Column.Numeric(PREDICTION, numeric.values());
                });
        if (probability.length > 0) {
            columns.add(new Column.Numeric(PROBABILITY, probability));
        }
        columns.add(isClassification() ? encode(LABEL, textLabels) : new Column.Numeric(LABEL, numericLabels));
        columns.add(new Column.Numeric(LABELLED_AT, labelledAt));
        return new Block(rows(), columns);
    }

    boolean isClassification() {
        return prediction instanceof Column.Text;
    }

    /**
     * This block with the labels that are for its rows, where they were accepted later than those it has.
     *
     * @param found gets the ids of the rows that there is a label for, whether or not it changes anything
     * @return this block itself where nothing changes
     */
    PredictionBlock with(Labels labels, Collection<String> found) {
        PredictionBlock changed = this;
        for (int row = 0; row < rows(); row++) {
            Label label = labels.of(id(row));
            // A label of the other kind is of an earlier definition of the model.
            if (label == null || (label.text() != null) != isClassification()) {
                continue;
            }
            found.add(String.valueOf(id(row)));
            if (!isLabelled(row) || label.supersedes(label(row))) {
                changed = changed == this ? copy() : changed;
                changed.set(row, label);
            }
        }
        return changed;
    }

    private Label label(int row) {
        return isClassification()
                ? new Label(textLabels[row], Double.NaN, labelledAt[row])
                : new Label(null, numericLabels[row], labelledAt[row]);
    }

    private void set(int row, Label label) {
        labelledAt[row] = label.at();
        if (isClassification()) {
            textLabels[row] = label.text();
        } else {
            numericLabels[row] = label.number();
        }
    }

    private PredictionBlock copy() {
        return new PredictionBlock(
                ids, prediction, probability, textLabels.clone(), numericLabels.clone(), labelledAt.clone());
    }

    int rows() {
        return ids.rows();
    }

    boolean isLabelled(int row) {
        return isClassification() ? textLabels[row] != null : !Double.isNaN(numericLabels[row]);
    }

    /**
     * Adds the labels of its rows to a fingerprint.
     *
     * @return how many rows have one
     */
    int addTo(LabelFingerprint fingerprint) {
        int labelled = 0;
        for (int row = 0; row < rows(); row++) {
            if (!isLabelled(row)) {
                fingerprint.none();
                continue;
            }
            labelled++;
            if (isClassification()) {
                fingerprint.add(trueClass(row));
            } else {
                fingerprint.add(trueValue(row));
            }
        }
        return labelled;
    }

    /** The ids of its rows, each once. */
    List<String> rowIds() {
        return List.of(ids.dictionary());
    }

    /** The rows that can be measured. */
    int[] measurable() {
        return IntStream.range(0, rows()).filter(this::isMeasurable).toArray();
    }

    /** Whether it has a prediction as well, which the metrics need. */
    boolean isMeasurable(int row) {
        return isLabelled(row)
                && switch (prediction) {
                    case Column.Text text -> text.codes()[row] >= 0;
                    case Column.Numeric numeric -> !Double.isNaN(numeric.values()[row]);
                };
    }

    String predictedClass(int row) {
        return String.valueOf(predicted(row));
    }

    private @Nullable String predicted(int row) {
        return text((Column.Text) prediction, row);
    }

    @Nullable
    String id(int row) {
        return text(ids, row);
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
            texts[i] = text(column, i);
        }
        return texts;
    }

    private static @Nullable String text(Column.Text column, int row) {
        int code = column.codes()[row];
        return code < 0 ? null : column.dictionary()[code];
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
