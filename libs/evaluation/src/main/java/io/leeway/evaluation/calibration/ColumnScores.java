package io.leeway.evaluation.calibration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.statistics.calibration.CalibratedNull;

/** How far single columns lie out, and which of them carry what all say together. */
final class ColumnScores {

    private ColumnScores() {}

    /**
     * Of each column how far out its most unusual distance lies; a column without one is left out.
     *
     * @param columns the column of each distance
     * @param ofDistances the score of each; NaN where there is none
     */
    static Map<String, Calibration.ColumnScore> of(CalibratedNull learnt, List<String> columns, double[] ofDistances) {
        Map<String, Double> greatest = new LinkedHashMap<>();
        for (int trace = 0; trace < ofDistances.length; trace++) {
            if (!Double.isNaN(ofDistances[trace])) {
                greatest.merge(columns.get(trace), ofDistances[trace], Math::max);
            }
        }
        Map<String, Calibration.ColumnScore> scores = new LinkedHashMap<>();
        greatest.forEach((column, score) -> scores.put(column, scored(learnt, score)));
        return scores;
    }

    /** How likely such a score is among the chunks. */
    static Calibration.ColumnScore scored(CalibratedNull learnt, double score) {
        double pValue = learnt.pValue(score);
        return new Calibration.ColumnScore(score, pValue, Math.min(1, pValue * learnt.traces()));
    }

    /** The columns that are unusual by themselves, the most unusual first; the most unusual one at least. */
    static List<String> carrying(Map<String, Calibration.ColumnScore> scores, double level) {
        List<String> ordered = scores.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Calibration.ColumnScore>>comparingDouble(
                                entry -> -entry.getValue().score())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        long beyond = scores.values().stream()
                .filter(score -> score.adjustedPValue() <= level)
                .count();
        return ordered.subList(0, (int) Math.max(1, beyond));
    }
}
