package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.incidents.IncidentEvent;
import io.leeway.alert.incidents.IncidentLife;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.silences.SilenceEntity;
import io.leeway.alert.silences.SilenceRepository;
import io.leeway.alert.watch.WatchEntity;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.support.persistence.StoredTime;

/** Tells what began in a silence, and lasts when the silence is over. Every method runs in the caller's transaction. */
@ApplicationScoped
class SilenceEnds {

    private final WatchRepository watches;
    private final SilenceRepository silences;
    private final IncidentKeeper keeper;

    SilenceEnds(WatchRepository watches, SilenceRepository silences, IncidentKeeper keeper) {
        this.watches = watches;
        this.silences = silences;
        this.keeper = keeper;
    }

    /** Returns the incidents of a model of which people are told now. */
    Uni<List<UUID>> look(String model) {
        Instant now = StoredTime.now();
        return watches.locked(model)
                .chain(watch -> watch == null
                        ? Uni.createFrom().item(List.<UUID>of())
                        : silences.lasting(now)
                                .chain(lasting -> keeper.open(model, now).chain(book -> {
                                    List<Telling> tellings = new ArrayList<>();
                                    book.all().stream()
                                            .filter(alert -> isUntold(alert) && !isSilenced(alert, lasting))
                                            .forEach(alert -> tell(alert, watch, tellings, now));
                                    return keeper.keep(
                                            book,
                                            tellings.stream()
                                                    .map(Telling::alert)
                                                    .toList(),
                                            tellings);
                                })));
    }

    private static void tell(AlertEntity alert, WatchEntity watch, List<Telling> tellings, Instant now) {
        IncidentLife.apply(alert.incident(), IncidentEvent.SILENCE_OVER, alert.severity(), false, now)
                .ifPresent(step -> {
                    alert.become(step, now);
                    tellings.add(new Telling(
                            alert,
                            AlertRules.recipients(
                                    watch.definition(), alert.key().on())));
                });
    }

    private static boolean isUntold(AlertEntity alert) {
        return alert.state() == AlertState.FIRING && alert.incident().told() == null;
    }

    private static boolean isSilenced(AlertEntity alert, List<SilenceEntity> lasting) {
        List<String> features = AlertDocuments.assessment(alert)
                .map(assessment -> AlertRules.features(alert.key(), assessment))
                .orElse(List.of());
        return lasting.stream().anyMatch(silence -> silence.covers(alert.model, alert.key(), features));
    }
}
