package io.leeway.evaluation.calibration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.UnusualnessBuilder;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.WindowDistances;

/**
 * A batch beside the chunks of its reference.
 *
 * @param summary of all columns together
 * @param scores of each column that could be scored
 */
public record Calibration(Unusualness summary, Map<String, ColumnScore> scores) {

    /**
     * How far a column lies out by its most unusual distance, over the windows that say together how unusual the batch is.
     *
     * @param score in standard deviations of the chunks'
     * @param pValue how likely one distance is as far out by chance
     * @param adjustedPValue likewise any distance of any column, at most
     */
    public record ColumnScore(double score, double pValue, double adjustedPValue) {}

    /** Copies the scores. */
    public Calibration {
        scores = Map.copyOf(scores);
    }

    /**
     * Holds a batch against what was learnt; empty if it has too few values of each column.
     *
     * @param statistics of each column
     */
    public static Optional<Calibration> of(
            NullChoice.Learnt choice,
            Usual usual,
            DataProfile reference,
            DataProfile current,
            Map<String, List<StatisticResult>> statistics) {
        WindowNull learnt = choice.learnt();
        WindowDistances batch = new WindowDistances(learnt.distances(reference, current, statistics), choice.size());
        List<WindowDistances> before = learnt.before(usual.before(), current.rows() / choice.size());
        return learnt.judge(batch, before).map(found -> {
            double level = usual.level(learnt.length(), learnt.chunks());
            Map<String, ColumnScore> scores = learnt.scores(batch, found.windows() > 1 ? before : List.of());
            boolean unusual = found.pValue() <= level;
            List<String> columns = unusual ? ColumnScores.carrying(scores, level) : List.of();
            Unusualness summary = UnusualnessBuilder.builder()
                    .basis(Unusualness.Basis.CHUNKS)
                    .chunks(found.chunks())
                    .chunkRows(Math.round(learnt.chunkRows()))
                    .pValue(found.pValue())
                    .level(level)
                    .exceeded(unusual)
                    .rank(found.rank())
                    .columns(columns)
                    .windows(found.windows())
                    .explanation(Sentences.of(learnt, usual, found, columns))
                    .build();
            return new Calibration(summary, scores);
        });
    }

    /** How far a column lies out; empty if too few chunks have values of it. */
    public Optional<ColumnScore> score(String column) {
        return Optional.ofNullable(scores.get(column));
    }

    /** Whether a column has a part in the batch being unusual. */
    public boolean carries(String column) {
        return summary.columns().contains(column);
    }
}
