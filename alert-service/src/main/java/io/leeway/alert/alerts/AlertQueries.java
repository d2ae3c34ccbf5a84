package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.CauseWatch;
import io.leeway.alert.incidents.IncidentEvent;
import io.leeway.alert.incidents.IncidentLife;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.alert.incidents.Terms;
import io.leeway.alert.incidents.WindowMemory;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** What people and programs ask about alerts, and taking one on. Every method runs in the caller's transaction. */
@ApplicationScoped
class AlertQueries {

    private final AlertRepository alerts;
    private final AssessedRepository assessed;
    private final WatchRepository watches;
    private final Recipients recipients;

    AlertQueries(AlertRepository alerts, AssessedRepository assessed, WatchRepository watches, Recipients recipients) {
        this.alerts = alerts;
        this.assessed = assessed;
        this.watches = watches;
        this.recipients = recipients;
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

    /** Somebody takes an incident on; taking on one that does not fire is refused. */
    Uni<Alert> acknowledge(UUID id, String by) {
        Instant now = StoredTime.now();
        return locked(id).map(entity -> {
            Optional<IncidentStep> step = step(() ->
                    IncidentLife.apply(entity.incident(), IncidentEvent.ACKNOWLEDGE, entity.severity(), false, now));
            step.ifPresent(it -> {
                entity.become(it, now);
                entity.takenOnBy(by);
            });
            return AlertDocuments.alert(entity);
        });
    }

    /** Somebody says that an incident is over; what was seen of it until now does not begin it again. */
    Uni<Alert> resolve(UUID id, String by) {
        Instant now = StoredTime.now();
        // The model's line before its incidents, as whatever else changes them.
        Uni<String> model =
                alerts.modelOf(id).onItem().ifNull().failWith(() -> Parameters.unknown("alert", id.toString()));
        return model.chain(watches::locked).chain(watch -> locked(id).chain(entity -> {
            WindowMemory memory = watch == null ? WindowMemory.empty() : watch.memory();
            ModelDefinition definition = watch == null ? null : watch.definition();
            CauseKey cause = entity.key();
            Terms terms = definition == null ? Terms.standard() : AlertRules.terms(definition, cause);
            Optional<IncidentStep> step =
                    step(() -> new CauseWatch(cause, terms).resolve(memory, entity.incident(), now));
            if (step.isEmpty() || step.get().forgotten()) {
                return alerts.keep(List.of(), List.of(id)).replaceWith(AlertDocuments.alert(entity));
            }
            entity.become(step.get(), now);
            entity.takenOnBy(by);
            Set<AlertTarget> named = definition == null ? Set.of() : AlertRules.recipients(definition, cause.on());
            return alerts.keep(List.of(), List.of())
                    .chain(() -> recipients.tell(step.get().tell() ? List.of(new Telling(entity, named)) : List.of()))
                    .replaceWith(() -> AlertDocuments.alert(entity));
        }));
    }

    private Uni<AlertEntity> locked(UUID id) {
        return alerts.locked(id).onItem().ifNull().failWith(() -> Parameters.unknown("alert", id.toString()));
    }

    private static Optional<IncidentStep> step(Supplier<Optional<IncidentStep>> asked) {
        try {
            return asked.get();
        } catch (IllegalStateException refused) {
            throw ProblemException.of(
                    409,
                    "alert-not-firing",
                    "Incident not firing",
                    "The incident does not fire (any more); there is nothing to take on or to resolve.");
        }
    }

    Uni<List<Assessed>> assessed(String model, @Nullable String after, int most) {
        return assessed.page(model, after, most).map(found -> found.stream()
                .map(entity -> new Assessed(entity.batch, entity.revision))
                .toList());
    }
}
