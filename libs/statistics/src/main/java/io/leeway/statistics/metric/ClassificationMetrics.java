package io.leeway.statistics.metric;

import io.soabase.recordbuilder.core.RecordBuilder;

import io.leeway.statistics.Outcome;

/**
 * The metrics of a classifier on at least one row.
 *
 * @param confusionMatrix the counts; also gives each class's precision, recall, F1 and specificity
 * @param accuracy the share of rows predicted right
 * @param balancedAccuracy the mean recall of the classes that occur
 * @param macro the mean over the classes
 * @param weighted the mean over the classes, weighted by their rows
 * @param matthewsCorrelation from -1 to 1; 0 if truth or prediction is constant
 * @param binary what exists for two classes only
 * @param rocAuc the area under the ROC curve, for several classes the mean of each against the rest; undefined if a class
 *     does not occur, only one does, or there are no scores
 * @param weightedRocAuc the same, classes weighted by their rows
 * @param logLoss the mean logarithmic loss, in nats; undefined without probabilities
 */
@RecordBuilder
public record ClassificationMetrics(
        ConfusionMatrix confusionMatrix,
        double accuracy,
        double balancedAccuracy,
        Averages macro,
        Averages weighted,
        double matthewsCorrelation,
        Outcome<BinaryMetrics> binary,
        Outcome<Double> rocAuc,
        Outcome<Double> weightedRocAuc,
        Outcome<Double> logLoss) {

    /**
     * Means over the classes.
     *
     * @param precision the mean precision
     * @param recall the mean recall
     * @param f1 the mean F1
     */
    public record Averages(double precision, double recall, double f1) {}

    static ClassificationMetrics of(
            ConfusionMatrix matrix,
            Outcome<BinaryMetrics> binary,
            Outcome<Double> rocAuc,
            Outcome<Double> weightedRocAuc,
            Outcome<Double> logLoss) {
        return ClassificationMetricsBuilder.builder()
                .confusionMatrix(matrix)
                .accuracy(matrix.accuracy().orElseThrow())
                .balancedAccuracy(matrix.balancedAccuracy().orElseThrow())
                .macro(new Averages(
                        matrix.macroPrecision().orElseThrow(),
                        matrix.macroRecall().orElseThrow(),
                        matrix.macroF1().orElseThrow()))
                .weighted(new Averages(
                        matrix.weightedPrecision().orElseThrow(),
                        matrix.weightedRecall().orElseThrow(),
                        matrix.weightedF1().orElseThrow()))
                .matthewsCorrelation(matrix.matthewsCorrelation().orElseThrow())
                .binary(binary)
                .rocAuc(rocAuc)
                .weightedRocAuc(weightedRocAuc)
                .logLoss(logLoss)
                .build();
    }
}
