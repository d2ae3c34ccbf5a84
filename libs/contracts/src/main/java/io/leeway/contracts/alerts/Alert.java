package io.leeway.contracts.alerts;

import java.time.Instant;
import java.util.List;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

/**
 * One incident: what a model has of one cause, from the window in which it began to the one in which it was over.
 *
 * @param id stable for the incident
 * @param kind what it is about
 * @param model the model's name
 * @param on the condition that it is one of; absent in what was written before there were incidents
 * @param subject the feature or the metric that its rule is about; absent where the rule is about all
 * @param batch the latest batch or window that met the condition; absent where the incident is about no batch
 * @param batchName what the client called the batch; absent likewise
 * @param severity warning or critical, of the latest window
 * @param state pending, firing, acknowledged or resolved
 * @param score the risk score of the latest window, 0 to 100; absent where nothing could be assessed and where it is about no
 *     batch
 * @param findings what was found in the latest window; of refused intake the refusals, newest first
 * @param revision grows with every change
 * @param firedAt when it was raised
 * @param updatedAt when it last changed
 * @param acknowledgedBy who took it on
 * @param change what became of it last
 * @param since its place in time: of the first window's first row where rows have event times, else when it was accepted
 * @param resolvedAt when it was over; absent while it is not
 * @param windowCount in how many windows the condition was met; 0 where it is about no batch
 * @param windows the latest of them, newest first
 * @param returned how often it came back after it was resolved
 * @param note what labels or rows that came late changed about it, in a sentence
 * @param noteCount how many notes people wrote about it
 */
@RecordBuilder
public record Alert(
        String id,
        AlertKind kind,
        String model,
        @Nullable AlertCondition on,
        @Nullable String subject,
        @Nullable String batch,
        @Nullable String batchName,
        RiskLevel severity,
        AlertState state,
        @Nullable Double score,
        List<AlertFinding> findings,
        int revision,
        Instant firedAt,
        Instant updatedAt,
        @Nullable String acknowledgedBy,
        @Defaulted IncidentChange change,
        @Defaulted Instant since,
        @Nullable Instant resolvedAt,
        int windowCount,
        @Defaulted List<IncidentWindow> windows,
        int returned,
        @Nullable String note,
        int noteCount) {

    /** The most windows that are listed; the count is of all. */
    public static final int MOST_WINDOWS = 100;

    /** Gives what is null its default. */
    public Alert(
            String id,
            @Nullable AlertKind kind,
            String model,
            @Nullable AlertCondition on,
            @Nullable String subject,
            @Nullable String batch,
            @Nullable String batchName,
            RiskLevel severity,
            AlertState state,
            @Nullable Double score,
            List<AlertFinding> findings,
            int revision,
            Instant firedAt,
            Instant updatedAt,
            @Nullable String acknowledgedBy,
            @Nullable IncidentChange change,
            @Nullable Instant since,
            @Nullable Instant resolvedAt,
            int windowCount,
            @Nullable List<IncidentWindow> windows,
            int returned,
            @Nullable String note,
            int noteCount) {
        this.id = id;
        this.kind = kind == null ? AlertKind.BATCH : kind;
        this.model = model;
        this.on = on;
        this.subject = subject;
        this.batch = batch;
        this.batchName = batchName;
        this.severity = severity;
        this.state = state;
        this.score = score;
        this.findings = findings;
        this.revision = revision;
        this.firedAt = firedAt;
        this.updatedAt = updatedAt;
        this.acknowledgedBy = acknowledgedBy;
        this.change = change == null ? changeOf(state) : change;
        this.since = since == null ? firedAt : since;
        this.resolvedAt = resolvedAt;
        this.windowCount = windowCount;
        this.windows = windows == null ? List.of() : List.copyOf(windows);
        this.returned = returned;
        this.note = note;
        this.noteCount = noteCount;
    }

    private static IncidentChange changeOf(AlertState state) {
        return state == AlertState.RESOLVED ? IncidentChange.RESOLVED : IncidentChange.FIRED;
    }
}
