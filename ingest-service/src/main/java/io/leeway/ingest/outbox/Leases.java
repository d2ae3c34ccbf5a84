package io.leeway.ingest.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.leeway.support.persistence.Transactions;

/**
 * Lets one instance of the service at a time do a thing. A lease is held until it ends, so that nothing in the database
 * is locked meanwhile; whoever holds it longer than that does the thing at the same time as another, which is harmless.
 */
@ApplicationScoped
public class Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final UUID holder = UUID.randomUUID();

    /** Whether this instance may do it from now for so long; asking again prolongs it. */
    public boolean hold(String name, Duration time) {
        Instant now = Instant.now();
        return Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery("""
                                        insert into lease (name, holder, until) values (:name, :holder, :until)
                                        on conflict (name) do update set holder = excluded.holder, until = excluded.until
                                        where lease.holder = excluded.holder or lease.until < :now""")
                        .setParameter("name", name)
                        .setParameter("holder", holder)
                        .setParameter("until", now.plus(time))
                        .setParameter("now", now)
                        .executeUpdate()))
                == 1;
    }

    /** Another instance may take over at once. */
    void release(@Observes ShutdownEvent event) {
        try {
            Transactions.run(() -> Panache.getSession()
                    .chain(session -> session.createNativeQuery("delete from lease where holder = :holder")
                            .setParameter("holder", holder)
                            .executeUpdate()));
        } catch (RuntimeException exception) {
            LOG.debug("event=lease-not-released", exception);
        }
    }
}
