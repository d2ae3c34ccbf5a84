package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Incident;
import io.leeway.alert.incidents.IncidentBuilder;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.alert.incidents.Place;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.RiskLevel;

/**
 * An incident as it is stored. Its state changes only by {@link #become}, along the lines of {@link
 * io.leeway.alert.incidents.IncidentTransition}.
 */
@Entity
@Table(name = "alert")
public class AlertEntity {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    AlertKind kind;

    String model;

    /** What it is one of, as {@link CauseKey#text} writes it. */
    String cause;

    /** Whether it is the latest of its cause. */
    boolean latest;

    @Nullable
    String batch;

    @Column(name = "batch_name")
    @Nullable
    String batchName;

    @Enumerated(EnumType.STRING)
    private RiskLevel severity;

    @Enumerated(EnumType.STRING)
    private AlertState state;

    @Enumerated(EnumType.STRING)
    private IncidentChange change;

    @Enumerated(EnumType.STRING)
    private @Nullable RiskLevel told;

    @Column(name = "told_at")
    private @Nullable Instant toldAt;

    @Column(name = "since_at")
    private Instant sinceAt;

    @Column(name = "since_sequence")
    private long sinceSequence;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "settled_sequence")
    private @Nullable Long settledSequence;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @Column(name = "window_count")
    private int windowCount;

    private int returned;

    private @Nullable String note;

    @Nullable
    Double score;

    /** The condition met in the latest window, as JSON. */
    String findings;

    /** The latest of its windows, newest first, as JSON. */
    String windows;

    /** The assessment of the latest window, as JSON; absent where it is about no batch. */
    @Nullable
    String assessment;

    int revision;

    /** The revision that others were told of last. */
    @Column(name = "told_revision")
    int toldRevision;

    /** The revision at which somebody took it on. */
    @Column(name = "acknowledged_revision")
    int acknowledgedRevision;

    @Column(name = "fired_at")
    Instant firedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** When what an incident without a batch is about was last noticed. */
    @Column(name = "noted_at")
    @Nullable
    Instant notedAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    /** How many notes there are of it; counted where they are written, and by nothing that changes the incident. */
    @Column(name = "note_count", insertable = false, updatable = false)
    int noteCount;

    /** Begins one; it has a state from the first {@link #become} on. */
    static AlertEntity begin(UUID id, AlertKind kind, String model, CauseKey cause, Instant now) {
        AlertEntity entity = new AlertEntity();
        entity.id = id;
        entity.kind = kind;
        entity.model = model;
        entity.cause = cause.text();
        entity.latest = true;
        entity.change = IncidentChange.UPDATED;
        entity.findings = "[]";
        entity.windows = "[]";
        entity.firedAt = now;
        return entity;
    }

    AlertState state() {
        return state;
    }

    RiskLevel severity() {
        return severity;
    }

    IncidentChange change() {
        return change;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    CauseKey key() {
        return CauseKey.parse(cause);
    }

    /** Where it is in its life. */
    Incident incident() {
        return IncidentBuilder.builder()
                .state(state)
                .severity(severity)
                .told(told)
                .toldAt(toldAt)
                .since(new Place(sinceAt, sinceSequence))
                .settled(
                        settledAt == null
                                ? null
                                : new Place(settledAt, Objects.requireNonNullElse(settledSequence, 0L)))
                .endedAt(resolvedAt)
                .windows(windowCount)
                .returned(returned)
                .note(note)
                .build();
    }

    /** It is now as the step says. */
    void become(IncidentStep step, Instant now) {
        Incident incident = step.incident();
        boolean begins = state != AlertState.FIRING && state != AlertState.ACKNOWLEDGED;
        if (begins && incident.state() == AlertState.FIRING) {
            firedAt = now;
            acknowledgedBy = null;
        }
        state = incident.state();
        severity = incident.severity();
        told = incident.told();
        toldAt = incident.toldAt();
        sinceAt = incident.since().at();
        sinceSequence = incident.since().sequence();
        Place settled = incident.settled();
        settledAt = settled == null ? null : settled.at();
        settledSequence = settled == null ? null : settled.sequence();
        resolvedAt = incident.endedAt();
        windowCount = incident.windows();
        returned = incident.returned();
        note = incident.note();
        change = step.change().map(this::named).orElse(IncidentChange.UPDATED);
        revision++;
        updatedAt = now;
        if (state == AlertState.PENDING) {
            // Nobody hears of what may never become an incident.
            toldRevision = revision;
        }
    }

    /** Somebody takes it on; the first one does. */
    void takenOnBy(String by) {
        acknowledgedBy = by;
        acknowledgedRevision = revision;
    }

    /** That nothing comes in has a name of its own. */
    private IncidentChange named(IncidentChange of) {
        return of == IncidentChange.FIRED && kind == AlertKind.NO_DATA ? IncidentChange.NO_DATA : of;
    }
}
