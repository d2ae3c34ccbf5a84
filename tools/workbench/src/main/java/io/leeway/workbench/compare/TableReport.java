package io.leeway.workbench.compare;

import java.util.List;
import java.util.Locale;

import io.leeway.client.console.TextTable;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;

/** A comparison as text for a terminal: the verdicts first, then every statistic. */
final class TableReport {

    private TableReport() {}

    static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s (%,d rows) against %s (%,d rows), policy %s: %s, %d of %d columns drifted%n%n",
                comparison.current(),
                comparison.currentRows(),
                comparison.reference(),
                comparison.referenceRows(),
                comparison.policy().name().toLowerCase(Locale.ROOT),
                Numbers.of(comparison.verdict()),
                comparison.drifted(),
                comparison.columns().size()));
        text.append(verdicts(comparison)).append(System.lineSeparator());
        for (Comparison.Column column : comparison.columns()) {
            text.append(System.lineSeparator())
                    .append(column.column())
                    .append(" (")
                    .append(column.type().name().toLowerCase(Locale.ROOT))
                    .append(")")
                    .append(System.lineSeparator())
                    .append(statistics(column.statistics()))
                    .append(System.lineSeparator());
        }
        for (QualityFinding finding : comparison.quality()) {
            text.append(System.lineSeparator())
                    .append("quality: ")
                    .append(finding.column())
                    .append(": ")
                    .append(finding.message());
        }
        if (comparison.ranges() != null) {
            text.append(System.lineSeparator())
                    .append("range: ")
                    .append(comparison.ranges().explanation());
        }
        if (!comparison.notCompared().isEmpty()) {
            text.append(System.lineSeparator())
                    .append("not compared: ")
                    .append(String.join(", ", comparison.notCompared()));
        }
        comparison.notes().forEach(note -> text.append(System.lineSeparator())
                .append("note: ")
                .append(note));
        return text.toString();
    }

    private static TextTable verdicts(Comparison comparison) {
        TextTable table = new TextTable("COLUMN", "VERDICT", "ADJUSTED P", "PSI", "WHY");
        for (Comparison.Column column : comparison.columns()) {
            table.row(
                    column.column(),
                    Numbers.of(column.verdict()),
                    column.decision().stream()
                            .map(StatisticResult::adjustedPValue)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .map(Numbers::of)
                            .orElse("-"),
                    column.statistics().stream()
                            .filter(statistic -> statistic.name().equals(StatisticName.PSI))
                            .findFirst()
                            .map(statistic -> Numbers.of(statistic.value()))
                            .orElse("-"),
                    column.reason() == null ? "" : column.reason());
        }
        return table;
    }

    private static TextTable statistics(List<StatisticResult> statistics) {
        TextTable table = new TextTable("  STATISTIC", "VALUE", "P-VALUE", "EFFECT SIZE", "METHOD");
        for (StatisticResult statistic : statistics) {
            table.row(
                    "  " + statistic.name(),
                    Numbers.of(statistic.value()),
                    Numbers.of(statistic.pValue()),
                    Numbers.of(statistic.effectSize()),
                    statistic.reason() == null ? statistic.method() : statistic.method() + ": " + statistic.reason());
        }
        return table;
    }
}
