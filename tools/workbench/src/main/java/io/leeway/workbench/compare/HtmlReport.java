package io.leeway.workbench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.StatisticResult;

/** A comparison as one page that needs nothing else: drifted columns first, every statistic under its column. */
final class HtmlReport {

    private HtmlReport() {}

    static String of(Comparison comparison) {
        return template()
                .replace("{{title}}", Html.escaped(comparison.current() + " against " + comparison.reference()))
                .replace("{{headline}}", Html.escaped(headline(comparison)))
                .replace("{{subtitle}}", Html.escaped(subtitle(comparison)))
                .replace("{{quality}}", quality(comparison.quality()) + ranges(comparison.ranges()))
                .replace("{{columns}}", columns(comparison.columns()))
                .replace("{{notCompared}}", notCompared(comparison.notCompared()) + notes(comparison.notes()));
    }

    private static String notes(List<String> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"quality\"><h2>Noticed</h2><ul>");
        notes.forEach(note -> html.append("<li>").append(Html.escaped(note)).append("</li>"));
        return html.append("</ul></section>").toString();
    }

    private static String headline(Comparison comparison) {
        return switch (comparison.verdict()) {
            case INSUFFICIENT_DATA -> "Too little data to decide";
            case STABLE, DRIFTED ->
                comparison.drifted() == 0
                        ? "No column drifted"
                        : comparison.drifted() + " of " + comparison.columns().size() + " columns drifted";
        };
    }

    private static String subtitle(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%s, %,d rows, against %s, %,d rows · policy %s",
                comparison.current(),
                comparison.currentRows(),
                comparison.reference(),
                comparison.referenceRows(),
                comparison.policy().name().toLowerCase(Locale.ROOT));
    }

    private static String quality(List<QualityFinding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"quality\"><h2>Data quality</h2><ul>");
        findings.forEach(finding -> html.append("<li><b>")
                .append(Html.escaped(finding.column()))
                .append("</b> ")
                .append(Html.escaped(finding.message()))
                .append("</li>"));
        return html.append("</ul></section>").toString();
    }

    private static String ranges(@Nullable RangeCheck ranges) {
        return ranges == null || ranges.findings().isEmpty()
                ? ""
                : "<section class=\"quality\"><h2>Out of range</h2><p>" + Html.escaped(ranges.explanation())
                        + "</p></section>";
    }

    private static String columns(List<Comparison.Column> columns) {
        StringBuilder html = new StringBuilder();
        columns.stream()
                .sorted(Comparator.comparingInt(HtmlReport::urgency))
                .forEach(column -> html.append(column(column)));
        return html.toString();
    }

    private static int urgency(Comparison.Column column) {
        return switch (column.verdict()) {
            case DRIFTED -> 0;
            case INSUFFICIENT_DATA -> 1;
            case STABLE -> 2;
        };
    }

    private static String column(Comparison.Column column) {
        String verdict = Numbers.of(column.verdict());
        return "<article class=\"" + verdict.replace(' ', '-') + "\"><header><h2>" + Html.escaped(column.column())
                + "</h2><span class=\"type\">" + column.type().name().toLowerCase(Locale.ROOT)
                + "</span><span class=\"verdict\">" + verdict + "</span></header>"
                + (column.reason() == null ? "" : "<p class=\"reason\">" + Html.escaped(column.reason()) + "</p>")
                + DistributionPicture.of(column.column(), column.distribution())
                + "<details><summary>" + column.statistics().size() + " statistics</summary>"
                + statistics(column) + "</details></article>";
    }

    private static String statistics(Comparison.Column column) {
        StringBuilder html = new StringBuilder("<table><thead><tr><th>statistic</th><th>value</th><th>p-value</th>"
                + "<th>effect size</th><th>method</th></tr></thead><tbody>");
        for (StatisticResult statistic : column.statistics()) {
            String method =
                    statistic.reason() == null ? statistic.method() : statistic.method() + ": " + statistic.reason();
            html.append("<tr><td>")
                    .append(Html.escaped(statistic.name().word()))
                    .append("</td><td class=\"number\">")
                    .append(Numbers.of(statistic.value()))
                    .append("</td><td class=\"number\">")
                    .append(Numbers.of(statistic.pValue()))
                    .append("</td><td class=\"number\">")
                    .append(Numbers.of(statistic.effectSize()))
                    .append("</td><td>")
                    .append(Html.escaped(method))
                    .append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String notCompared(List<String> columns) {
        return columns.isEmpty()
                ? ""
                : "<p class=\"none\">Not compared, because only one file has them: "
                        + Html.escaped(String.join(", ", columns)) + "</p>";
    }

    private static String template() {
        try (InputStream stream = HtmlReport.class.getResourceAsStream("report.html")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
