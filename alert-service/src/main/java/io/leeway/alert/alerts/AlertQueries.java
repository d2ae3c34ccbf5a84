package io.leeway.alert.alerts;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** What people and programs ask about alerts, and taking one on. Every method runs in the caller's transaction. */
@ApplicationScoped
class AlertQueries {

    private final AlertRepository alerts;
    private final AssessedRepository assessed;

    AlertQueries(AlertRepository alerts, AssessedRepository assessed) {
        this.alerts = alerts;
        this.assessed = assessed;
    }

    /** Which assessment of a batch was seen last. */
    record Assessed(String batch, int revision) {}

    /** Newest first, beginning after the alert with that id. */
    Uni<List<Alert>> newest(@Nullable String model, @Nullable AlertState state, @Nullable UUID before, int most) {
        Uni<@Nullable AlertEntity> cursor = before == null
                ? Uni.createFrom().nullItem()
                : alerts.findById(before).onItem().ifNull().failWith(() -> Parameters.badCursor("before"));
        return cursor.chain(from -> alerts.newest(model, state, from, most))
                .map(found -> found.stream().map(AlertDocuments::alert).toList());
    }

    Uni<Alert> get(UUID id) {
        return alerts.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Parameters.unknown("alert", id.toString()))
                .map(AlertDocuments::alert);
    }

    /** Somebody takes an alert on; taking on a resolved one is refused. */
    Uni<Alert> acknowledge(UUID id, String by) {
        return alerts.locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> Parameters.unknown("alert", id.toString()))
                .map(entity -> {
                    if (entity.state() == AlertState.RESOLVED) {
                        throw ProblemException.of(
                                409,
                                "alert-resolved",
                                "Alert resolved",
                                "The alert was resolved; there is nothing to take on.");
                    }
                    entity.acknowledge(by, StoredTime.now());
                    return AlertDocuments.alert(entity);
                });
    }

    Uni<List<Assessed>> assessed(String model, @Nullable String after, int most) {
        return assessed.page(model, after, most).map(found -> found.stream()
                .map(entity -> new Assessed(entity.batch, entity.revision))
                .toList());
    }
}
