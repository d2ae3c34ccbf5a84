package io.leeway.performance.predictions;

import java.util.HashMap;
import java.util.Map;

import io.leeway.evaluation.performance.metrics.LabelledRows;

/**
 * Collects of blocks the rows that have a prediction and a label; for one thread. A row takes 16 bytes, and half as much
 * again while they are put together: a class is kept once, however many rows and blocks have it.
 */
final class MeasurableRows {

    /** More are of a column that holds no classes, and are not worth a map of them. */
    private static final int MOST_CLASSES = 10_000;

    private final boolean classification;
    private final Map<String, String> classes = new HashMap<>();
    private final Pieces<String[]> trueClasses = new Pieces<>();
    private final Pieces<String[]> predictedClasses = new Pieces<>();
    private final Pieces<double[]> probabilities = new Pieces<>();
    private final Pieces<double[]> trueValues = new Pieces<>();
    private final Pieces<double[]> predictedValues = new Pieces<>();
    private boolean bare;
    private int size;

    MeasurableRows(boolean classification) {
        this.classification = classification;
    }

    void add(PredictionBlock block) {
        int[] rows = block.measurable();
        size = Math.addExact(size, rows.length);
        if (classification) {
            addClassified(block, rows);
        } else {
            addRegressed(block, rows);
        }
    }

    private void addClassified(PredictionBlock block, int[] rows) {
        String[] truth = new String[rows.length];
        String[] predicted = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            truth[i] = once(block.trueClass(rows[i]));
            predicted[i] = once(block.predictedClass(rows[i]));
        }
        trueClasses.add(truth);
        predictedClasses.add(predicted);
        bare |= !block.hasProbability();
        if (bare) {
            // Probabilities of some rows only are of no use.
            probabilities.clear();
            return;
        }
        double[] probability = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probability[i] = block.probability(rows[i]);
        }
        probabilities.add(probability);
    }

    private void addRegressed(PredictionBlock block, int[] rows) {
        double[] truth = new double[rows.length];
        double[] predicted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            truth[i] = block.trueValue(rows[i]);
            predicted[i] = block.predictedValue(rows[i]);
        }
        trueValues.add(truth);
        predictedValues.add(predicted);
    }

    private String once(String name) {
        String known = classes.get(name);
        if (known == null && classes.size() < MOST_CLASSES) {
            classes.put(name, name);
        }
        return known == null ? name : known;
    }

    /** The rows of all blocks in their order, with probabilities where every block has them; asked for once. */
    LabelledRows rows() {
        return classification
                ? new LabelledRows.Classified(
                        trueClasses.moveTo(new String[size]),
                        predictedClasses.moveTo(new String[size]),
                        probabilities.moveTo(new double[bare ? 0 : size]))
                : new LabelledRows.Regressed(
                        trueValues.moveTo(new double[size]), predictedValues.moveTo(new double[size]));
    }
}
