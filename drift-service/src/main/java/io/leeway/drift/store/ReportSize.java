package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.history.Documents;

/**
 * Keeps reports of very many columns below what one document and one message hold. All columns keep their verdict, their
 * figures and the statistics that decided; shapes and the other statistics are kept for the drifted columns first, for as
 * many as there is room. Each statistic of each column is in the series all the same.
 */
final class ReportSize {

    /** Below it a report is small whatever it holds. */
    private static final int SMALL = 300;

    /** Below the 16 MB of a document and of a message, with room for the definition. */
    private static final int MOST_CHARACTERS = 9_000_000;

    private static final int[] DETAILED = {1_000, 300, 100, 0};
    private static final int DECIDING = 2;
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_FINDINGS = 2_000;
    private static final int LONGEST_CATEGORY = 100;

    private ReportSize() {}

    /** The report, as it is where it is small. */
    static DriftReport bounded(DriftReport report) {
        DriftReport named = with(report, report.features(), report.predictions(), ReportSize::named);
        if (report.features().size() + report.predictions().size() <= SMALL) {
            return named;
        }
        DriftReport smaller = named;
        for (int detailed : DETAILED) {
            if (Documents.text(smaller).length() <= MOST_CHARACTERS) {
                return smaller;
            }
            Set<String> kept = detailed(report.features(), detailed);
            smaller = with(
                    named,
                    named.features(),
                    named.predictions(),
                    column -> kept.contains(column.column()) ? column : verdictOf(column));
        }
        return smaller;
    }

    private static Set<String> detailed(List<ColumnDrift> features, int most) {
        List<ColumnDrift> driftedFirst = new ArrayList<>(features);
        driftedFirst.sort(Comparator.comparing(column -> column.verdict() != Verdict.DRIFTED));
        return new HashSet<>(
                driftedFirst.stream().limit(most).map(ColumnDrift::column).toList());
    }

    private static DriftReport with(
            DriftReport report,
            List<ColumnDrift> features,
            List<ColumnDrift> predictions,
            UnaryOperator<ColumnDrift> change) {
        return report.toBuilder()
                .features(features.stream().map(change).toList())
                .predictions(predictions.stream().map(change).toList())
                .changes(report.changes().stream().limit(MOST_CHANGES).toList())
                .quality(report.quality().stream().limit(MOST_FINDINGS).toList())
                .folded(report.folded().stream().limit(MOST_FINDINGS).toList())
                .build();
    }

    /** Names of categories may be texts of a page. */
    private static ColumnDrift named(ColumnDrift column) {
        Distribution shape = column.distribution();
        if (shape == null
                || shape.categories() == null
                || shape.categories().stream().noneMatch(name -> name.length() > LONGEST_CATEGORY)) {
            return column;
        }
        List<String> names = shape.categories().stream()
                .map(name -> name.length() > LONGEST_CATEGORY ? name.substring(0, LONGEST_CATEGORY) + "..." : name)
                .toList();
        return column.with(column.statistics(), new Distribution(null, names, shape.reference(), shape.current()));
    }

    private static ColumnDrift verdictOf(ColumnDrift column) {
        List<StatisticResult> deciding = Stream.concat(
                        column.statistics().stream().filter(StatisticResult::exceeded),
                        column.statistics().stream().filter(statistic -> !statistic.exceeded()))
                .limit(DECIDING)
                .map(statistic -> statistic.with(null))
                .toList();
        return column.with(deciding, null);
    }
}
