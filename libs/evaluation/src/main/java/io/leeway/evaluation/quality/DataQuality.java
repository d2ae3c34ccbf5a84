package io.leeway.evaluation.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.profiles.OutputFindings;
import io.leeway.statistics.multiple.BenjaminiHochberg;
import io.leeway.statistics.profile.NumericProfile;

/** Checks a batch's data against the reference; a check fails when the change is significant and material. */
public final class DataQuality {

    /** Stands for a column's name in a finding about whole rows. */
    public static final String ALL_COLUMNS = "(rows)";

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();

    private final QualitySettings settings;
    private final QualityChecks checks;

    /** Checks with these floors. */
    public DataQuality(QualitySettings settings) {
        this.settings = settings;
        this.checks = new QualityChecks(settings);
    }

    /**
     * The checks that failed, in the order of the features; whole rows and the schema come last.
     *
     * @param columns what is declared of the columns
     * @param minimumRows rows below which nothing is tested for significance
     * @param intake what was noticed while the rows were read
     * @param usual what varies in the reference anyway
     */
    public List<QualityFinding> check(
            MonitoredColumns columns,
            DataProfile reference,
            DataProfile current,
            int minimumRows,
            IntakeReport intake,
            Usual usual) {
        List<QualityFinding> failed = new ArrayList<>();
        if (reference.rows() > 0 && current.rows() >= minimumRows) {
            failed.addAll(tested(columns, reference, current, intake, usual));
        }
        columns.probabilities().stream()
                .map(column -> outsideProbability(column, current.numeric(column)))
                .forEach(failed::addAll);
        failed.addAll(outputs(columns, current.outputs()));
        intake.extraColumns()
                .forEach(column -> failed.add(new QualityFinding(
                        column, "extra-column", 0, 1, 0, null, "the column is not in the model's definition")));
        return failed;
    }

    /** The same of rows of which nobody knows how they depend on each other. */
    public List<QualityFinding> check(
            MonitoredColumns columns,
            DataProfile reference,
            DataProfile current,
            int minimumRows,
            IntakeReport intake) {
        return check(columns, reference, current, minimumRows, intake, Usual.unknown());
    }

    private List<QualityFinding> tested(
            MonitoredColumns columns, DataProfile reference, DataProfile current, IntakeReport intake, Usual usual) {
        List<QualityCheck> all = new ArrayList<>();
        columns.features()
                .types()
                .forEach((column, type) ->
                        checks
                                .of(
                                        column,
                                        ColumnPair.of(column, type, reference, current)
                                                .withoutRoundingNoise())
                                .stream()
                                .filter(check -> !isToldOtherwise(check, columns))
                                .forEach(all::add));
        columns.predictions()
                .types()
                .forEach((column, type) ->
                        all.add(checks.missing(column, ColumnPair.of(column, type, reference, current))));
        checks.duplicates(reference, current).ifPresent(all::add);
        intake.rejectedByColumn()
                .forEach((column, rejected) ->
                        all.add(checks.typeViolations(column, rejected, current.rows() + rejected, reference.rows())));
        intake.unreadable()
                .forEach((column, cells) ->
                        all.add(checks.typeViolations(column, cells, current.rows(), reference.rows())));
        double[] adjusted =
                CORRECTION.adjust(all.stream().mapToDouble(QualityCheck::pValue).toArray());
        List<QualityCheck> failed = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (all.get(i).material() && adjusted[i] <= settings.alpha()) {
                failed.add(all.get(i));
            }
        }
        if (failed.isEmpty()) {
            return List.of();
        }
        return ChunkShares.of(usual, current.rows())
                .map(chunks -> failed.stream()
                        .flatMap(check -> chunks.beyond(check, current, all.size()).stream())
                        .toList())
                .orElse(failed)
                .stream()
                .map(QualityCheck::finding)
                .toList();
    }

    /** What is outside the reference's range is no fault where it is known what the model was trained on. */
    private static boolean isToldOtherwise(QualityCheck check, MonitoredColumns columns) {
        return check.finding().check().equals(QualityChecks.OUT_OF_RANGE)
                && columns.ranges().isTrained(check.finding().column());
    }

    /** Outputs that do not fit together are a fault of the sender, however many rows there are. */
    private static List<QualityFinding> outputs(MonitoredColumns columns, OutputFindings outputs) {
        List<QualityFinding> findings = new ArrayList<>();
        String column = columns.probabilities().stream().findFirst().orElse(ALL_COLUMNS);
        if (outputs.pointsTheOtherWay()) {
            findings.add(new QualityFinding(
                    column,
                    "probability-direction",
                    outputs.negativeMean(),
                    outputs.positiveMean(),
                    outputs.negativeMean(),
                    null,
                    String.format(
                            Locale.ROOT,
                            "the probability points away from the prediction: it is %.3f on average where the positive"
                                    + " class is predicted, %.3f where it is not; it may be that of the other class",
                            outputs.positiveMean(),
                            outputs.negativeMean())));
        }
        if (outputs.shareNotSummingToOne() > 0) {
            findings.add(new QualityFinding(
                    column,
                    "probability-sum",
                    0,
                    outputs.shareNotSummingToOne(),
                    0,
                    null,
                    String.format(
                            Locale.ROOT,
                            "the probabilities of %.1f %% of the rows do not sum to one",
                            100 * outputs.shareNotSummingToOne())));
        }
        return findings;
    }

    /** A probability below 0 or above 1 is a fault of the sender in any number. */
    private static List<QualityFinding> outsideProbability(String column, NumericProfile current) {
        if (current.size() == 0) {
            return List.of();
        }
        double share = 1 - current.cdf(1) + current.cdf(Math.nextDown(0.0));
        long rows = Math.round(share * current.size());
        return rows == 0
                ? List.of()
                : List.of(new QualityFinding(
                        column, "not-a-probability", 0, share, 0, null, rows + " values are outside 0 to 1"));
    }
}
