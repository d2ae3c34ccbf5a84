package io.leeway.client.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.client.console.Counts;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.BatchReport;
import io.leeway.client.status.BatchTable;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

/** What Leeway says of a batch or window, in a few lines for people. */
final class VerdictText {

    private static final int SHOWN_FEATURES = 5;
    private static final int SHOWN_FINDINGS = 3;
    private static final String LINE = "  %-14s%s";
    private static final String CONTINUED = LINE.formatted("", "");

    private VerdictText() {}

    /** The level and score, then a line for each part: what was found, or why it is not known. */
    static String of(BatchReport report) {
        RiskAssessment assessment = report.assessment();
        List<String> lines = new ArrayList<>();
        lines.add(Terminal.safe(report.summary().name()) + ": "
                + assessment.level().name().toLowerCase(Locale.ROOT)
                + (assessment.score() == null
                        ? ", the risk is not known"
                        : String.format(Locale.ROOT, ", risk %.1f of 100", assessment.score())));
        add(lines, "drift", drift(assessment));
        add(lines, "data quality", quality(assessment));
        add(
                lines,
                "range",
                assessment.outOfRange(RangeBasis.TRAINING).stream()
                        .map(found -> Terminal.safe(found.sentence()))
                        .toList());
        add(lines, "output", reasons(assessment, RiskPartName.PREDICTION));
        add(lines, "performance", performance(report));
        if (!assessment.changes().isEmpty()) {
            add(lines, "over time", changes(assessment.changes()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, String part, List<String> found) {
        for (int line = 0; line < found.size(); line++) {
            lines.add(line == 0 ? LINE.formatted(part, found.get(line)) : CONTINUED + found.get(line));
        }
    }

    private static List<String> drift(RiskAssessment assessment) {
        if (isUnknown(assessment, RiskPartName.STATISTICAL)) {
            return reasons(assessment, RiskPartName.STATISTICAL);
        }
        List<String> drifted = assessment.driftedFeatures();
        return List.of(
                drifted.isEmpty()
                        ? "no feature drifted"
                        : Counts.of(drifted.size(), "feature") + " drifted: " + Counts.list(drifted, SHOWN_FEATURES));
    }

    private static List<String> quality(RiskAssessment assessment) {
        List<String> lines = new ArrayList<>();
        if (isUnknown(assessment, RiskPartName.QUALITY)) {
            lines.addAll(reasons(assessment, RiskPartName.QUALITY));
        }
        List<QualityFinding> findings = assessment.qualityFindings();
        if (findings.isEmpty()) {
            return lines.isEmpty() ? List.of("no check failed") : lines;
        }
        lines.add(Counts.of(findings.size(), "finding") + ":");
        findings.stream()
                .limit(SHOWN_FINDINGS)
                .map(finding -> "- " + Terminal.safe(finding.column() + ": " + finding.message()))
                .forEach(lines::add);
        more(lines, findings.size());
        return lines;
    }

    private static List<String> performance(BatchReport report) {
        if (isUnknown(report.assessment(), RiskPartName.PERFORMANCE)) {
            return reasons(report.assessment(), RiskPartName.PERFORMANCE);
        }
        String metrics = BatchTable.performance(report.summary());
        List<String> lines = new ArrayList<>(metrics.isEmpty() ? List.of() : List.of(metrics + labels(report)));
        lines.addAll(reasons(report.assessment(), RiskPartName.PERFORMANCE));
        return lines;
    }

    private static String labels(BatchReport report) {
        PerformanceReport performance = report.performance();
        return performance == null || performance.coverage() >= 1
                ? ""
                : String.format(
                        " by the labels of %,d of %,d rows",
                        performance.labelledRows(), report.summary().rows());
    }

    private static List<String> changes(List<ChangeFinding> changes) {
        List<String> lines = new ArrayList<>();
        changes.stream()
                .limit(SHOWN_FINDINGS)
                .map(change -> Terminal.safe(change.message()))
                .forEach(lines::add);
        more(lines, changes.size());
        return lines;
    }

    private static void more(List<String> lines, int all) {
        if (all > SHOWN_FINDINGS) {
            lines.add(String.format("and %,d more", all - SHOWN_FINDINGS));
        }
    }

    /** Why a part is what it is; of one that is not known, why it is not. */
    private static List<String> reasons(RiskAssessment assessment, RiskPartName name) {
        RiskPart part = part(assessment, name);
        if (part == null) {
            return List.of("not known");
        }
        if (part.value() == null) {
            return List.of(
                    "not known: " + part.reasons().stream().map(Terminal::safe).collect(Collectors.joining("; ")));
        }
        List<String> lines = new ArrayList<>();
        part.reasons().stream().limit(SHOWN_FINDINGS).map(Terminal::safe).forEach(lines::add);
        more(lines, part.reasons().size());
        return lines;
    }

    private static boolean isUnknown(RiskAssessment assessment, RiskPartName name) {
        RiskPart part = part(assessment, name);
        return part == null || part.value() == null;
    }

    private static @Nullable RiskPart part(RiskAssessment assessment, RiskPartName name) {
        return assessment.parts().stream()
                .filter(part -> part.name() == name)
                .findFirst()
                .orElse(null);
    }
}
