package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.contracts.alerts.AlertKind;

/** The latest incidents of one model while an event changes them, in one transaction, and what of it is to be stored. */
final class IncidentBook {

    private final String model;
    private final Instant now;
    private final Map<String, AlertEntity> latest = new HashMap<>();
    private final List<AlertEntity> begun = new ArrayList<>();
    private final List<AlertEntity> forgotten = new ArrayList<>();

    IncidentBook(String model, Collection<AlertEntity> latest, Instant now) {
        this.model = model;
        this.now = now;
        latest.forEach(entity -> this.latest.put(entity.cause, entity));
    }

    Collection<AlertEntity> all() {
        return List.copyOf(latest.values());
    }

    /** The latest incident of a cause; null where there was none. */
    @Nullable
    AlertEntity latest(CauseKey cause) {
        return latest.get(cause.text());
    }

    /** The incident that a step led to: the latest of its cause, or a new one. */
    AlertEntity take(CauseKey cause, AlertKind kind, IncidentStep step, boolean isNew) {
        AlertEntity entity = latest(cause);
        if (entity == null || isNew) {
            if (entity != null) {
                entity.latest = false;
            }
            entity = AlertEntity.begin(UUID.randomUUID(), kind, model, cause, now);
            latest.put(cause.text(), entity);
            begun.add(entity);
        }
        if (step.forgotten()) {
            latest.remove(cause.text());
            forgotten.add(entity);
        } else {
            entity.become(step, now);
        }
        return entity;
    }

    /** Those that were not stored before. */
    List<AlertEntity> begun() {
        return begun;
    }

    /** Those that are to be stored no more. */
    List<UUID> forgotten() {
        return forgotten.stream().map(entity -> entity.id).toList();
    }
}
