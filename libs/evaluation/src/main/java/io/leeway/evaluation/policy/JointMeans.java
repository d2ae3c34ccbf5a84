package io.leeway.evaluation.policy;

import java.util.Objects;
import java.util.Optional;

import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.evaluation.calibration.Calibration;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.joint.JointComparison;
import io.leeway.statistics.joint.CorrelationSpread;

/** What says how unusual a change of what features do together is. */
sealed interface JointMeans {

    /** How likely any correlation changes as far while nothing changes, at most 1; NaN where that is not known. */
    double pValue(JointComparison comparison, double change, int one, int other);

    /** Up to which of those a change is called unusual. */
    double level();

    /** Whether the largest change of a correlation is unusual. */
    boolean isUnusual(CorrelationChange largest);

    /** Whether the change of the structure is. */
    boolean isStructureUnusual();

    /** How unusual the largest change of a correlation is, as it stands in the report; empty where that is not known. */
    Optional<StatisticResult> correlation(JointComparison comparison, CorrelationChange largest);

    /** How unusual the change of the structure is, likewise. */
    Optional<StatisticResult> structure();

    /** The differences between the reference's own chunks. */
    record Chunks(NullChoice.Learnt choice, Calibration calibration) implements JointMeans {

        @Override
        public double pValue(JointComparison comparison, double change, int one, int other) {
            return choice.learnt()
                    .score(JointComparison.CORRELATION, comparison.distance(change), choice.size())
                    .map(Calibration.ColumnScore::adjustedPValue)
                    .orElse(Double.NaN);
        }

        @Override
        public double level() {
            return Objects.requireNonNull(calibration.summary().level(), "a calibration has a level");
        }

        @Override
        public boolean isUnusual(CorrelationChange largest) {
            return calibration.carries(JointComparison.CORRELATION);
        }

        @Override
        public boolean isStructureUnusual() {
            return calibration.carries(JointComparison.STRUCTURE);
        }

        @Override
        public Optional<StatisticResult> correlation(JointComparison comparison, CorrelationChange largest) {
            return scored(JointComparison.CORRELATION, "largest change of a correlation");
        }

        @Override
        public Optional<StatisticResult> structure() {
            return scored(JointComparison.STRUCTURE, "change of the structure");
        }

        private Optional<StatisticResult> scored(String name, String what) {
            return calibration.score(name).map(score -> StatisticResultBuilder.builder()
                    .name(StatisticName.UNUSUAL)
                    .method(what + ", in standard deviations of "
                            + calibration.summary().chunks() + " chunks of the reference")
                    .value(score.score())
                    .pValue(score.pValue())
                    .adjustedPValue(score.adjustedPValue())
                    .threshold(level())
                    .exceeded(calibration.carries(name))
                    .build());
        }
    }

    /**
     * What chance makes of independent rows: each pair of features at its part of the error rate (Bonferroni). It says nothing of
     * the structure.
     *
     * @param level the error rate of the batch
     */
    record Rows(CorrelationSpread spread, double level) implements JointMeans {

        @Override
        public double pValue(JointComparison comparison, double change, int one, int other) {
            return Math.min(1, comparison.pairs() * spread.pValue(change, one, other, comparison.rowsOfBoth()));
        }

        @Override
        public boolean isUnusual(CorrelationChange largest) {
            return largest.pValue() != null && largest.pValue() <= level;
        }

        @Override
        public boolean isStructureUnusual() {
            return false;
        }

        @Override
        public Optional<StatisticResult> correlation(JointComparison comparison, CorrelationChange largest) {
            return Optional.of(StatisticResultBuilder.builder()
                    .name(StatisticName.SHIFT)
                    .method("largest change of a correlation by Fisher's z, " + comparison.pairs()
                            + " pairs, rows taken as independent")
                    .adjustedPValue(largest.pValue())
                    .threshold(level)
                    .exceeded(isUnusual(largest))
                    .build());
        }

        @Override
        public Optional<StatisticResult> structure() {
            return Optional.empty();
        }
    }
}
