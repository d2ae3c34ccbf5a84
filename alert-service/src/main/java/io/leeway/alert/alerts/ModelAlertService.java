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

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.silences.SilenceEntity;
import io.leeway.alert.silences.SilenceRepository;
import io.leeway.alert.watch.WatchEntity;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.StoredTime;

/**
 * Begins, updates and ends the incidents about a model's data on its way. Every method runs in the caller's transaction.
 */
@ApplicationScoped
public class ModelAlertService {

    /** How many refusals an incident shows. */
    private static final int SHOWN = 10;

    private final IncidentKeeper keeper;
    private final HeardRepository heard;
    private final AssessedRepository assessed;
    private final DeletedModelRepository deleted;
    private final WatchRepository watches;
    private final SilenceRepository silences;

    ModelAlertService(
            IncidentKeeper keeper,
            HeardRepository heard,
            AssessedRepository assessed,
            DeletedModelRepository deleted,
            WatchRepository watches,
            SilenceRepository silences) {
        this.keeper = keeper;
        this.heard = heard;
        this.assessed = assessed;
        this.deleted = deleted;
        this.watches = watches;
        this.silences = silences;
    }

    /** What an event makes of a model's incidents, if anything. */
    private interface Look {
        Optional<ModelIncidents.Changed> at(
                WatchEntity watch, IncidentBook book, List<SilenceEntity> lasting, Instant now);
    }

    /**
     * Begins the incident about refused intake, or adds to it, unless a batch that was accepted later has come through.
     *
     * @return the incident that is to be told, if it changed
     */
    public Uni<List<UUID>> take(IntakeRefused refused) {
        long revision = ChronoUnit.MICROS.between(Instant.EPOCH, refused.at());
        Instant at = StoredTime.of(refused.at());
        return isNews(refused.model(), AlertKind.INTAKE, revision, refused.at())
                .chain(news -> news
                        ? assessed.anyAcceptedAfter(refused.model(), refused.at())
                                .map(late -> !late)
                        : Uni.createFrom().item(false))
                .chain(raise -> raise
                        ? change(
                                refused.model(),
                                refused.version(),
                                refused.definition(),
                                (watch, book, lasting, now) -> ModelIncidents.raise(
                                        book,
                                        AlertKind.INTAKE,
                                        AlertCondition.INTAKE,
                                        withOlder(
                                                ModelFindings.of(refused),
                                                book.latest(CauseKey.of(AlertCondition.INTAKE))),
                                        at,
                                        AlertRules.recipients(watch.with(refused.definition()), AlertCondition.INTAKE),
                                        isSilenced(lasting, refused.model(), AlertCondition.INTAKE),
                                        now))
                        : Uni.createFrom().item(List.of()));
    }

    /**
     * Begins, updates or ends the incident about what waits.
     *
     * @return the incident that is to be told, if it changed
     */
    public Uni<List<UUID>> take(PipelineChanged changed) {
        return isNews(changed.model(), AlertKind.PIPELINE, changed.revision(), changed.at())
                .chain(news -> news
                        ? change(
                                changed.model(),
                                changed.version(),
                                changed.definition(),
                                (watch, book, lasting, now) -> pipeline(watch, book, changed, lasting, now))
                        : Uni.createFrom().item(List.of()));
    }

    private static Optional<ModelIncidents.Changed> pipeline(
            WatchEntity watch, IncidentBook book, PipelineChanged changed, List<SilenceEntity> lasting, Instant now) {
        Set<AlertTarget> named = AlertRules.recipients(watch.with(changed.definition()), AlertCondition.PIPELINE);
        if (changed.stalled()) {
            return ModelIncidents.raise(
                    book,
                    AlertKind.PIPELINE,
                    AlertCondition.PIPELINE,
                    List.of(ModelFindings.of(changed)),
                    StoredTime.of(changed.at()),
                    named,
                    isSilenced(lasting, changed.model(), AlertCondition.PIPELINE),
                    now);
        }
        return Optional.ofNullable(book.latest(CauseKey.of(AlertCondition.PIPELINE)))
                .flatMap(latest -> ModelIncidents.end(book, latest, named, now));
    }

    /** Notices that a model's next batch is missing, if it still is. */
    Uni<List<UUID>> notice(String model) {
        Instant now = StoredTime.now();
        return watches.locked(model).chain(watch -> {
            Instant expected = watch == null ? null : watch.expectedAt();
            if (watch == null || expected == null || expected.isAfter(now)) {
                return Uni.createFrom().item(List.<UUID>of());
            }
            return change(watch, (of, book, lasting, at) -> {
                watch.noticed();
                return ModelIncidents.raise(
                        book,
                        AlertKind.NO_DATA,
                        AlertCondition.NO_DATA,
                        List.of(ModelFindings.missing(watch.lastAt(), expected)),
                        at,
                        AlertRules.recipients(watch.definition(), AlertCondition.NO_DATA),
                        isSilenced(lasting, model, AlertCondition.NO_DATA),
                        at);
            });
        });
    }

    private Uni<List<UUID>> change(String model, int version, ModelDefinition definition, Look look) {
        return watches.locked(model, version, definition).chain(watch -> change(watch, look));
    }

    private Uni<List<UUID>> change(WatchEntity watch, Look look) {
        Instant now = StoredTime.now();
        return silences.lasting(now)
                .chain(lasting -> keeper.open(watch.model(), now).chain(book -> {
                    Optional<ModelIncidents.Changed> changed = look.at(watch, book, lasting, now);
                    return keeper.keep(
                            book,
                            changed.map(ModelIncidents.Changed::alert).stream().toList(),
                            changed.filter(ModelIncidents.Changed::isTold).map(ModelIncidents.Changed::telling).stream()
                                    .toList());
                }));
    }

    private static boolean isSilenced(List<SilenceEntity> lasting, String model, AlertCondition condition) {
        return lasting.stream().anyMatch(silence -> silence.covers(model, CauseKey.of(condition), List.of()));
    }

    private Uni<Boolean> isNews(String model, AlertKind kind, long revision, Instant at) {
        return deleted.covers(model, at)
                .chain(gone -> gone ? Uni.createFrom().item(false) : heard.note(model, kind, revision));
    }

    private static List<AlertFinding> withOlder(AlertFinding newest, @Nullable AlertEntity latest) {
        List<AlertFinding> all = new ArrayList<>();
        all.add(newest);
        if (latest != null && latest.state() != AlertState.RESOLVED) {
            all.addAll(AlertDocuments.findings(latest));
        }
        return all.subList(0, Math.min(SHOWN, all.size()));
    }
}
