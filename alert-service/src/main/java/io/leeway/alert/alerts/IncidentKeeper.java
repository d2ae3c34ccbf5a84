package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens a model's book of incidents, and stores what was changed in it with whom it is told. */
@ApplicationScoped
class IncidentKeeper {

    private final AlertRepository alerts;
    private final Recipients recipients;

    IncidentKeeper(AlertRepository alerts, Recipients recipients) {
        this.alerts = alerts;
        this.recipients = recipients;
    }

    /** The latest incidents of a model whose line in {@code watch} is locked. */
    Uni<IncidentBook> open(String model, Instant now) {
        return alerts.latest(model).map(latest -> new IncidentBook(model, latest, now));
    }

    /** Returns the ids of the incidents that others are to be told of. */
    Uni<List<UUID>> keep(IncidentBook book, List<AlertEntity> changed, List<Telling> tellings) {
        List<UUID> forgotten = book.forgotten();
        List<AlertEntity> begun = book.begun().stream()
                .filter(entity -> !forgotten.contains(entity.id))
                .toList();
        return alerts.keep(begun, forgotten)
                .chain(() -> recipients.tell(tellings))
                .replaceWith(() ->
                        changed.stream().map(entity -> entity.id).distinct().toList());
    }
}
