package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Digest;
import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.CauseWatch;
import io.leeway.alert.incidents.Incident;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.alert.incidents.WindowMemory;
import io.leeway.alert.incidents.WindowVerdict;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.silences.SilenceEntity;
import io.leeway.alert.unusual.UnusualFindings;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.text.SafeText;

/** What a window that was assessed makes of a model's incidents. */
final class WindowIncidents {

    private static final int LONGEST_NAME = 200;

    private final ModelDefinition definition;
    private final RiskAssessment assessment;
    private final List<SilenceEntity> silences;
    private final IncidentBook book;
    private final Instant now;
    private final List<AlertRules.Met> met;
    private final String document;
    private final List<AlertEntity> changed = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private boolean isTooLate;

    WindowIncidents(
            ModelDefinition definition,
            RiskAssessment assessment,
            List<SilenceEntity> silences,
            IncidentBook book,
            Instant now) {
        this.definition = definition;
        this.assessment = assessment;
        this.silences = silences;
        this.book = book;
        this.now = now;
        this.document = StoredJson.write(assessment);
        this.met = AlertRules.match(definition, assessment);
    }

    /** The incidents that changed, and were not forgotten. */
    List<AlertEntity> changed() {
        return changed;
    }

    /** What of it people are told. */
    List<Telling> tellings() {
        return tellings;
    }

    /** What is unusual in the window that was looked at, and no incident tells of. */
    Digest.Window unusual() {
        List<String> late = met.stream()
                .filter(cause -> isTooLate(cause.cause()))
                .map(cause -> cause.finding().message())
                .toList();
        if (!late.isEmpty()) {
            return UnusualFindings.tooLate(assessment, late);
        }
        return UnusualFindings.of(
                assessment,
                met.stream()
                        .map(AlertRules.Met::cause)
                        .filter(this::isTold)
                        .map(CauseKey::on)
                        .collect(Collectors.toSet()));
    }

    private boolean isTooLate(CauseKey cause) {
        return isTooLate && cause.canBeTooLate();
    }

    /** Whether an incident that people hear of goes through the window; silences are theirs. */
    private boolean isTold(CauseKey cause) {
        AlertEntity latest = book.latest(cause);
        return latest != null && latest.state() != AlertState.PENDING;
    }

    /**
     * Holds the window against every cause.
     *
     * @return what is remembered from now on
     */
    WindowMemory look(WindowMemory before) {
        WindowVerdict verdict = AlertRules.verdict(definition, assessment, met);
        WindowMemory after = before.with(verdict);
        isTooLate = before.isTooOld(verdict);
        Map<CauseKey, AlertRules.Met> byCause = new HashMap<>();
        met.forEach(cause -> byCause.put(cause.cause(), cause));
        Set<CauseKey> causes = new LinkedHashSet<>(byCause.keySet());
        book.all().stream()
                .filter(entity -> entity.kind == AlertKind.BATCH && entity.state() != AlertState.RESOLVED)
                .forEach(entity -> causes.add(entity.key()));
        for (CauseKey cause : causes) {
            look(cause, byCause.get(cause), before, after);
        }
        return after;
    }

    private void look(CauseKey cause, AlertRules.@Nullable Met found, WindowMemory before, WindowMemory after) {
        AlertEntity latest = book.latest(cause);
        Incident incident = latest == null ? null : latest.incident();
        List<String> features = found == null ? List.of() : found.features();
        boolean silenced = silences.stream().anyMatch(silence -> silence.covers(definition.model(), cause, features));
        String batch = assessment.batch().batch();
        Optional<IncidentStep> step = new CauseWatch(cause, AlertRules.terms(definition, cause))
                .look(before, after, batch, incident, silenced, now);
        step.ifPresent(it -> take(cause, found, it, incident, after));
    }

    private void take(
            CauseKey cause,
            AlertRules.@Nullable Met found,
            IncidentStep step,
            @Nullable Incident before,
            WindowMemory memory) {
        boolean isNew = before != null && step.incident().isAnotherThan(before);
        AlertEntity entity = book.take(cause, AlertKind.BATCH, step, isNew);
        if (step.forgotten()) {
            return;
        }
        changed.add(entity);
        describe(entity, found, memory);
        if (step.tell()) {
            // Of an end, everybody whom the rules name may have been told of the beginning.
            tellings.add(new Telling(
                    entity, found == null ? AlertRules.recipients(definition, cause.on()) : found.recipients()));
        }
    }

    private void describe(AlertEntity entity, AlertRules.@Nullable Met found, WindowMemory memory) {
        List<IncidentWindow> windows = windows(entity, memory);
        entity.windows = StoredJson.write(windows);
        String batch = assessment.batch().batch();
        boolean isLatest = !windows.isEmpty() && windows.getFirst().batch().equals(batch);
        if (found != null && isLatest) {
            entity.batch = batch;
            entity.batchName = SafeText.line(assessment.batch().name(), LONGEST_NAME);
            entity.score = assessment.score();
            entity.findings = StoredJson.write(List.of(found.finding()));
            entity.assessment = document;
        }
    }

    /** The windows it had, as they are remembered now, newest first. */
    private static List<IncidentWindow> windows(AlertEntity entity, WindowMemory memory) {
        CauseKey cause = entity.key();
        Map<String, IncidentWindow> windows = new LinkedHashMap<>();
        AlertDocuments.windows(entity).forEach(window -> windows.put(window.batch(), window));
        Instant since = entity.incident().since().at();
        for (WindowVerdict window : memory.windows()) {
            RiskLevel severity = window.bad().get(cause.text());
            if (severity == null) {
                windows.remove(window.batch());
            } else if (!window.at().isBefore(since)) {
                windows.put(
                        window.batch(),
                        new IncidentWindow(
                                window.batch(),
                                SafeText.line(window.name(), LONGEST_NAME),
                                window.at(),
                                severity,
                                window.score()));
            }
        }
        return windows.values().stream()
                .sorted(Comparator.comparing(IncidentWindow::at).reversed())
                .limit(Alert.MOST_WINDOWS)
                .toList();
    }
}
