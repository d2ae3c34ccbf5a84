package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Incident;
import io.leeway.alert.incidents.IncidentLife;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.alert.incidents.Place;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.support.persistence.StoredJson;

/** What is about a model as a whole: what was refused, what waits, what does not come in. */
final class ModelIncidents {

    private ModelIncidents() {}

    /**
     * An incident that changed.
     *
     * @param isTold whether people are told of it
     */
    record Changed(AlertEntity alert, Telling telling, boolean isTold) {}

    /** It holds, as was noticed at that moment. */
    static Optional<Changed> raise(
            IncidentBook book,
            AlertKind kind,
            AlertCondition condition,
            List<AlertFinding> findings,
            Instant at,
            Set<AlertTarget> named,
            boolean silenced,
            Instant now) {
        CauseKey cause = CauseKey.of(condition);
        AlertEntity latest = book.latest(cause);
        Incident before = latest == null ? null : latest.incident();
        return IncidentLife.seen(before, true, new Place(at, 0), silenced, now).map(step -> {
            boolean isNew = before != null && step.incident().isAnotherThan(before);
            AlertEntity entity = book.take(cause, kind, step, isNew);
            entity.notedAt = at;
            entity.findings = StoredJson.write(findings);
            return changed(entity, step, named);
        });
    }

    /** It holds no more. */
    static Optional<Changed> end(IncidentBook book, AlertEntity latest, Set<AlertTarget> named, Instant now) {
        return IncidentLife.seen(latest.incident(), false, latest.incident().since(), false, now)
                .map(step -> changed(book.take(latest.key(), latest.kind, step, false), step, named));
    }

    private static Changed changed(AlertEntity entity, IncidentStep step, Set<AlertTarget> named) {
        return new Changed(entity, new Telling(entity, named), step.tell());
    }
}
