package io.leeway.ingest.refusals;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.Problem;
import io.leeway.support.text.SafeText;

/** Remembers what was refused, and has it told. */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 2_000;

    private final ModelRepository models;
    private final RefusalRepository refusals;
    private final Outbox outbox;

    Refusals(ModelRepository models, RefusalRepository refusals, Outbox outbox) {
        this.models = models;
        this.refusals = refusals;
        this.outbox = outbox;
    }

    /**
     * Remembers a refusal in a transaction of its own. If that fails it is logged, because the sender is to learn of the
     * refusal, not of this.
     *
     * @param kind what was sent: reference, batch, labels or events
     * @param name what the client called it, where it gave a name
     */
    public void remember(RegisteredModel registered, String kind, @Nullable String name, Problem problem) {
        try {
            Transactions.run(() -> models.require(registered.model(), true)
                    .chain(model -> store(model, entity(model.name, kind, name, problem), registered)));
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=refusal-not-remembered model=%s kind=%s", registered.model(), kind);
        }
    }

    private Uni<Void> store(ModelEntity model, RefusalEntity refusal, RegisteredModel registered) {
        if (refusal.kind.equals("batch")) {
            model.refusedBatches++;
        }
        return refusals.persist(refusal)
                .chain(() -> refusals.trim(model.name))
                .chain(() -> outbox.add(Telling.ofModel(
                        EventType.INTAKE_REFUSED,
                        model.name,
                        CloudEvent.of(
                                "ingest-service",
                                EventType.INTAKE_REFUSED,
                                model.name,
                                refusal.id,
                                refusal.at,
                                new IntakeRefused(
                                        model.name,
                                        refusal.kind,
                                        refusal.name,
                                        refusal.title,
                                        refusal.detail,
                                        refusal.at,
                                        registered.version(),
                                        registered.definition())))));
    }

    /** As it is kept: on one line each, because of logs and mails, and no longer than there is room for. */
    static RefusalEntity entity(String model, String kind, @Nullable String name, Problem problem) {
        RefusalEntity entity = new RefusalEntity();
        entity.model = model;
        entity.kind = kind;
        entity.name = name == null || name.isBlank() ? null : SafeText.line(name, LONGEST_NAME);
        entity.title = SafeText.line(problem.title(), LONGEST_NAME);
        entity.detail = SafeText.line(problem.detail(), LONGEST_DETAIL);
        entity.at = StoredTime.now();
        return entity;
    }
}
