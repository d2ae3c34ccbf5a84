package io.leeway.ingest.accounting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Leases;
import io.leeway.ingest.outbox.LedgerConfig;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/** Tells, once per change, of models whose pipeline has come to stand still and of those where it flows again. */
@ApplicationScoped
class PipelineWatch {

    private static final Logger LOG = Logger.getLogger(PipelineWatch.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MOST = 100;

    private static final String STALLED = """
            (exists (select 1 from dataset d
                     where d.model = m.name and d.progress = 'WAITING' and d.accepted_at < :before)
             or exists (select 1 from dead_letter l where l.model = m.name and l.state = 'OPEN'))""";

    private static final String CHANGED =
            "select m.name from model m where m.deleted_at is null and m.stalled <> " + STALLED + " limit :most";

    private static final String STATE = "select " + STALLED + """
            , (select count(*) from dataset d
               where d.model = m.name and d.progress = 'WAITING' and d.kind <> 'REFERENCE'),
              (select count(*) from dead_letter l where l.model = m.name and l.state = 'OPEN'),
              (select min(d.accepted_at) from dataset d where d.model = m.name and d.progress = 'WAITING')
            from model m where m.name = :model""";

    private final ModelRepository models;
    private final ModelService definitions;
    private final Outbox outbox;
    private final OutboxPublisher publisher;
    private final Leases leases;
    private final LedgerConfig config;

    PipelineWatch(
            ModelRepository models,
            ModelService definitions,
            Outbox outbox,
            OutboxPublisher publisher,
            Leases leases,
            LedgerConfig config) {
        this.models = models;
        this.definitions = definitions;
        this.outbox = outbox;
        this.publisher = publisher;
        this.leases = leases;
        this.config = config;
    }

    @Scheduled(
            every = "${leeway.ledger.round:5s}",
            delayed = "${leeway.ledger.round:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            Instant before = Instant.now().minus(config.stalledAfter());
            List<String> changed = Transactions.run(() -> changed(before));
            if (changed.isEmpty() || !leases.hold("pipeline-watch", LEASE)) {
                return;
            }
            for (String model : changed) {
                Transactions.run(() -> models.require(model, true).chain(entity -> take(entity, before)));
            }
            publisher.wake();
        } catch (DatabaseAwayException exception) {
            LOG.debug("event=pipeline-watch-waits", exception);
        } catch (RuntimeException exception) {
            // The next round looks again.
            LOG.warnf(exception, "event=pipeline-watch-waits");
        }
    }

    private static Uni<List<String>> changed(Instant before) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CHANGED, String.class)
                .setParameter("before", before)
                .setParameter("most", MOST)
                .getResultList());
    }

    private Uni<Void> take(ModelEntity model, Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STATE, Object[].class)
                        .setParameter("before", before)
                        .setParameter("model", model.name)
                        .getSingleResult())
                .chain(state -> {
                    boolean stalled = (Boolean) state[0];
                    if (stalled == model.stalled) {
                        return Uni.createFrom().voidItem();
                    }
                    model.stalled = stalled;
                    model.pipelineRevision++;
                    LOG.infof("event=pipeline-changed model=%s stalled=%b", model.name, stalled);
                    return definitions.current(model).chain(registered -> tell(model, registered, state));
                });
    }

    private Uni<Void> tell(ModelEntity model, RegisteredModel registered, Object[] state) {
        Instant now = StoredTime.now();
        PipelineChanged event = new PipelineChanged(
                model.name,
                model.stalled,
                AccountRepository.number(state[1]),
                AccountRepository.number(state[2]),
                StoredTime.read(state[3]),
                now,
                model.pipelineRevision,
                registered.version(),
                registered.definition());
        return outbox.add(Telling.ofModel(
                EventType.PIPELINE_CHANGED,
                model.name,
                CloudEvent.of(
                        "ingest-service", EventType.PIPELINE_CHANGED, model.name, now.toEpochMilli(), now, event)));
    }
}
