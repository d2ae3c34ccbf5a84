package io.leeway.alert.alerts;

import java.time.Instant;

import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.persistence.Transactions;

/**
 * Deletes alerts that were kept long enough, with their deliveries, and what was noted of the batches they are about. An
 * alert that others were not told of, or of which a message has yet to be sent, stays; so does one that is not over.
 */
@ApplicationScoped
class OldAlertRepository {

    private static final Logger LOG = Logger.getLogger(OldAlertRepository.class);
    private static final int STEP = 1_000;

    private static final String OLD = """
            select a.id from alert a
            where a.updated_at < :moment and a.told_revision >= a.revision
              and a.state = 'RESOLVED'
              and not exists (select 1 from delivery d where d.alert = a.id and d.state in ('PENDING', 'SENDING'))""";

    private static final String DELIVERIES =
            "delete from delivery where id in (select id from delivery where state not in"
                    + " ('PENDING', 'SENDING') and alert in (" + OLD + ") limit :most)";

    /** Those of digests, which are about no alert; and then what these told. */
    private static final String DIGEST_DELIVERIES =
            "delete from delivery where id in (select id from delivery where alert is null and created_at < :moment"
                    + " and state not in ('PENDING', 'SENDING') limit :most)";

    private static final String DIGESTS =
            "delete from notice where id in (select n.id from notice n where n.alert is null and n.created_at < :moment"
                    + " and not exists (select 1 from delivery d where d.notice = n.id) limit :most)";

    private static final String ALERTS = "delete from alert where id in (" + OLD
            + " and not exists (select 1 from delivery d where d.alert = a.id) limit :most)";

    private static final String ASSESSED = """
            delete from assessed where subject in (
                select s.subject from assessed s
                where s.accepted_at < :moment
                  and not exists (select 1 from alert a where a.model = s.model and a.batch = s.batch)
                limit :most)""";

    /** A step in a transaction, so that none takes long. */
    void deleteBefore(Instant moment) {
        long deliveries = all(DELIVERIES, moment) + all(DIGEST_DELIVERIES, moment);
        all(DIGESTS, moment);
        long alerts = all(ALERTS, moment);
        long assessed = all(ASSESSED, moment);
        if (deliveries + alerts + assessed > 0) {
            LOG.infof("event=old-alerts-deleted alerts=%d deliveries=%d assessed=%d", alerts, deliveries, assessed);
        }
    }

    private static long all(String statement, Instant moment) {
        return Transactions.inSteps(
                STEP, most -> Panache.getSession().chain(session -> session.createNativeQuery(statement)
                        .setParameter("moment", moment)
                        .setParameter("most", most)
                        .executeUpdate()));
    }
}
