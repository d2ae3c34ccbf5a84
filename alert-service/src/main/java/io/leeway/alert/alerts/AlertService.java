package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Expectation;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.silences.SilenceRepository;
import io.leeway.alert.unusual.UnusualRepository;
import io.leeway.alert.watch.WatchEntity;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.persistence.StoredTime;

/** Begins, updates and ends the incidents of a model's batches. Every method runs in the caller's transaction. */
@ApplicationScoped
public class AlertService {

    private final IncidentKeeper keeper;
    private final AssessedRepository assessed;
    private final DeletedModelRepository deleted;
    private final WatchRepository watches;
    private final SilenceRepository silences;
    private final UnusualRepository unusual;

    AlertService(
            IncidentKeeper keeper,
            AssessedRepository assessed,
            DeletedModelRepository deleted,
            WatchRepository watches,
            SilenceRepository silences,
            UnusualRepository unusual) {
        this.keeper = keeper;
        this.assessed = assessed;
        this.deleted = deleted;
        this.watches = watches;
        this.silences = silences;
        this.unusual = unusual;
    }

    /**
     * Takes an assessment in.
     *
     * @return the incidents that may have to be told; none when the assessment is older than one that was seen, or of a
     *     deleted model
     */
    public Uni<List<UUID>> take(RiskAssessed event) {
        BatchRef batch = event.assessment().batch();
        return deleted.covers(batch.model(), batch.acceptedAt())
                .chain(gone -> gone
                        ? Uni.createFrom().item(List.<UUID>of())
                        : assessed.note(event.assessment()).chain(seen -> switch (seen) {
                            // What it changed is told from what is stored.
                            case OLDER, AGAIN -> Uni.createFrom().item(List.<UUID>of());
                            case NEW -> change(event);
                        }));
    }

    private Uni<List<UUID>> change(RiskAssessed event) {
        String model = event.assessment().batch().model();
        Instant now = StoredTime.now();
        return watches.locked(model, event.version(), event.definition()).chain(watch -> silences.lasting(now)
                .chain(lasting -> keeper.open(model, now).chain(book -> {
                    ModelDefinition definition = watch.with(event.definition());
                    WindowIncidents incidents = new WindowIncidents(definition, event.assessment(), lasting, book, now);
                    watch.remember(incidents.look(watch.memory()));
                    came(watch, definition, event.assessment());
                    List<AlertEntity> changed = new ArrayList<>(incidents.changed());
                    List<Telling> tellings = new ArrayList<>(incidents.tellings());
                    end(AlertCondition.INTAKE, book, event, definition, now, changed, tellings);
                    end(AlertCondition.NO_DATA, book, event, definition, now, changed, tellings);
                    return unusual.note(incidents.unusual(), now).chain(() -> keeper.keep(book, changed, tellings));
                })));
    }

    /** A batch that came through after what is about the model as a whole shows that it is whole again. */
    private static void end(
            AlertCondition condition,
            IncidentBook book,
            RiskAssessed event,
            ModelDefinition definition,
            Instant now,
            List<AlertEntity> changed,
            List<Telling> tellings) {
        AlertEntity latest = book.latest(CauseKey.of(condition));
        if (latest == null
                || !Objects.requireNonNull(latest.notedAt, "what is about a model was noted")
                        .isBefore(event.assessment().batch().acceptedAt())) {
            return;
        }
        ModelIncidents.end(book, latest, AlertRules.recipients(definition, condition), now)
                .ifPresent(ended -> {
                    changed.add(ended.alert());
                    if (ended.isTold()) {
                        tellings.add(ended.telling());
                    }
                });
    }

    private static void came(WatchEntity watch, ModelDefinition definition, RiskAssessment assessment) {
        Instant accepted = assessment.batch().acceptedAt();
        Instant last = watch.lastAt();
        if (last != null && !accepted.isAfter(last)) {
            return;
        }
        watch.came(
                accepted,
                AlertRules.expectsData(definition)
                        ? Expectation.missingAfter(definition, watch.memory(), accepted)
                                .orElse(null)
                        : null);
    }
}
