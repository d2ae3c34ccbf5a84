package io.leeway.alert.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.rules.AlertRules;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.StoredTime;

/**
 * Raises, updates and resolves the alerts about a model's data on its way: of each kind one is open at most, and the next
 * one after it was resolved is another incident. Every method runs in the caller's transaction.
 */
@ApplicationScoped
public class ModelAlertService {

    /** How many refusals an alert shows. */
    private static final int SHOWN = 10;

    private final AlertRepository alerts;
    private final HeardRepository heard;
    private final AssessedRepository assessed;
    private final DeletedModelRepository deleted;
    private final Recipients recipients;

    ModelAlertService(
            AlertRepository alerts,
            HeardRepository heard,
            AssessedRepository assessed,
            DeletedModelRepository deleted,
            Recipients recipients) {
        this.alerts = alerts;
        this.heard = heard;
        this.assessed = assessed;
        this.deleted = deleted;
        this.recipients = recipients;
    }

    /**
     * Raises the alert about refused intake, or adds to it, unless a batch that was accepted later has come through.
     *
     * @return the alert that is to be told, if it changed
     */
    public Uni<Optional<UUID>> take(IntakeRefused refused) {
        long revision = ChronoUnit.MICROS.between(Instant.EPOCH, refused.at());
        Set<AlertTarget> named = AlertRules.recipients(refused.definition(), AlertCondition.INTAKE);
        return isNews(refused.model(), AlertKind.INTAKE, revision, refused.at())
                .chain(news -> news
                        ? assessed.anyAcceptedAfter(refused.model(), refused.at())
                                .map(late -> !late)
                        : Uni.createFrom().item(false))
                .chain(raise -> raise
                        ? alerts.open(refused.model(), AlertKind.INTAKE)
                                .chain(open -> raise(
                                        open == null ? create(refused.model(), AlertKind.INTAKE, revision) : open,
                                        refused.at(),
                                        withOlder(ModelFindings.of(refused), open),
                                        named))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Raises, updates or resolves the alert about what waits.
     *
     * @return the alert that is to be told, if it changed
     */
    public Uni<Optional<UUID>> take(PipelineChanged changed) {
        Set<AlertTarget> named = AlertRules.recipients(changed.definition(), AlertCondition.PIPELINE);
        return isNews(changed.model(), AlertKind.PIPELINE, changed.revision(), changed.at())
                .chain(news -> news
                        ? alerts.open(changed.model(), AlertKind.PIPELINE).chain(open -> change(open, changed, named))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<UUID>> change(@Nullable AlertEntity open, PipelineChanged changed, Set<AlertTarget> named) {
        if (changed.stalled()) {
            AlertEntity entity = open == null ? create(changed.model(), AlertKind.PIPELINE, changed.revision()) : open;
            return raise(entity, changed.at(), List.of(ModelFindings.of(changed)), named);
        }
        if (open == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        open.resolve(StoredTime.now());
        return Uni.createFrom().item(Optional.of(open.id));
    }

    private Uni<Boolean> isNews(String model, AlertKind kind, long revision, Instant at) {
        return deleted.covers(model, at)
                .chain(gone -> gone ? Uni.createFrom().item(false) : heard.note(model, kind, revision));
    }

    private Uni<Optional<UUID>> raise(
            AlertEntity entity, Instant at, List<AlertFinding> findings, Set<AlertTarget> named) {
        entity.notedAt = StoredTime.of(at);
        entity.fire(RiskLevel.WARNING, findings, StoredTime.now());
        return recipients.tell(alerts, entity, named).replaceWith(Optional.of(entity.id));
    }

    private static List<AlertFinding> withOlder(AlertFinding newest, @Nullable AlertEntity open) {
        List<AlertFinding> all = new ArrayList<>();
        all.add(newest);
        if (open != null) {
            all.addAll(AlertDocuments.findings(open));
        }
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static AlertEntity create(String model, AlertKind kind, long revision) {
        UUID id = AlertService.idOf(model + '|' + kind + '|' + revision);
        return AlertEntity.begin(id, kind, model, StoredTime.now());
    }
}
