package io.leeway.alert.unusual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.leeway.alert.delivery.Digest;
import io.leeway.alert.delivery.Notices;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.text.SafeText;

/** Says what is unusual in an assessment and told by no incident. */
public final class UnusualFindings {

    private static final int MOST_OF_A_KIND = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 400;

    private UnusualFindings() {}

    /**
     * The window, with no lines where nothing of it is worth a word.
     *
     * @param told the conditions of which an incident goes through this window
     */
    public static Digest.Window of(RiskAssessment assessment, Set<AlertCondition> told) {
        List<String> lines = new ArrayList<>();
        // A message about the risk says what it comes from.
        if (!told.contains(AlertCondition.RISK)) {
            if (!told.contains(AlertCondition.DRIFT_SHARE) && !told.contains(AlertCondition.DRIFT)) {
                drift(assessment, lines);
            }
            if (!told.contains(AlertCondition.OUT_OF_RANGE)) {
                assessment.outOfRange(RangeBasis.TRAINING).ifPresent(found -> lines.add(found.sentence()));
            }
            if (!told.contains(AlertCondition.DATA_QUALITY)) {
                assessment.qualityFindings().stream()
                        .limit(MOST_OF_A_KIND)
                        .forEach(finding -> lines.add(finding.column() + ": " + finding.message() + "."));
            }
            if (!told.contains(AlertCondition.CHANGE)) {
                assessment.changes().stream()
                        .limit(MOST_OF_A_KIND)
                        .forEach(change -> lines.add(change.message() + "."));
            }
        }
        return window(assessment, false, lines);
    }

    /** One that met conditions, but was judged after so many later ones that no incident can begin with it. */
    public static Digest.Window tooLate(RiskAssessment assessment, List<String> findings) {
        return window(assessment, true, findings);
    }

    private static void drift(RiskAssessment assessment, List<String> lines) {
        assessment.shifts().forEach(shift -> lines.add(Notices.sentence(shift)));
        List<String> named =
                assessment.shifts().stream().map(shift -> shift.feature()).toList();
        assessment.driftedFeatures().stream()
                .filter(feature -> !named.contains(feature))
                .limit(MOST_OF_A_KIND)
                .forEach(feature -> lines.add(feature + " drifted."));
    }

    private static Digest.Window window(RiskAssessment assessment, boolean late, List<String> lines) {
        BatchRef batch = assessment.batch();
        return new Digest.Window(
                batch.model(),
                batch.batch(),
                SafeText.line(batch.name(), LONGEST_NAME),
                batch.begin(),
                late,
                lines.stream().map(line -> SafeText.line(line, LONGEST_LINE)).toList());
    }
}
