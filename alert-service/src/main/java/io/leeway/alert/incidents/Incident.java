package io.leeway.alert.incidents;

import java.time.Instant;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;

/**
 * Where an incident is in its life.
 *
 * @param state its state
 * @param severity of the latest window that met the condition
 * @param told the most severe that people were told since it began or came back; absent while nobody was told
 * @param toldAt when they were told last; absent likewise
 * @param since the place of its first window
 * @param settled up to where windows are done with, because it was resolved after them; absent before
 * @param endedAt when it was resolved; absent while it is not
 * @param windows in how many windows the condition was met
 * @param returned how often it came back
 * @param note what late labels or rows changed about it, in a sentence
 */
@RecordBuilder
public record Incident(
        AlertState state,
        RiskLevel severity,
        @Nullable RiskLevel told,
        @Nullable Instant toldAt,
        Place since,
        @Nullable Place settled,
        @Nullable Instant endedAt,
        int windows,
        int returned,
        @Nullable String note) {

    /** How it begins: nobody knows yet whether it will be one. */
    static Incident begin(RiskLevel severity, Place since, int windows) {
        return IncidentBuilder.builder()
                .state(AlertState.PENDING)
                .severity(severity)
                .since(since)
                .windows(windows)
                .build();
    }

    boolean isOpen() {
        return state != AlertState.RESOLVED;
    }

    /** Whether it is not the one before, which is over, but the next one. */
    public boolean isAnotherThan(Incident before) {
        return !before.isOpen() && isOpen() && returned == 0;
    }

    IncidentBuilder change() {
        return IncidentBuilder.builder(this);
    }
}
