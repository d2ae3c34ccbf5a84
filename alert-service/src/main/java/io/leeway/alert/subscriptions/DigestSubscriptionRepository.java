package io.leeway.alert.subscriptions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.Recipient;

/** Finds the subscriptions whose digest is due. Every method runs in the caller's transaction. */
@ApplicationScoped
public class DigestSubscriptionRepository {

    private static final String DUE =
            " (s.digest = 'DAILY' and s.digest_at < :day or s.digest = 'WEEKLY' and s.digest_at < :week)";

    /**
     * One that is due.
     *
     * @param from up to when its recipient was told
     */
    public record Due(UUID id, Instant from) {}

    /** The recipients of such that get messages, the longest due first. */
    public Uni<List<Recipient>> due(Instant day, Instant week, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select s.channel, s.address from subscription s where" + DUE
                                        + " and not exists (select 1 from recipient r where r.channel = s.channel"
                                        + " and r.address = s.address and r.stopped_at is not null)"
                                        + " group by s.channel, s.address order by min(s.digest_at) limit :most",
                                Object[].class)
                        .setParameter("day", day)
                        .setParameter("week", week)
                        .setParameter("most", most)
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> new Recipient((String) row[0], (String) row[1]))
                        .toList());
    }

    /** Those of a recipient; another instance waits for this transaction, and finds none then. */
    public Uni<List<Due>> lockDue(Recipient recipient, Instant day, Instant week) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select s.id, s.digest_at from subscription s where s.channel = :channel"
                                        + " and s.address = :address and" + DUE + " order by s.id for update",
                                Object[].class)
                        .setParameter("channel", recipient.channel())
                        .setParameter("address", recipient.address())
                        .setParameter("day", day)
                        .setParameter("week", week)
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> new Due((UUID) row[0], ((OffsetDateTime) row[1]).toInstant()))
                        .toList());
    }

    /** They were told up to that moment. */
    public Uni<Void> told(List<UUID> ids, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update subscription set digest_at = :until where id in (:ids)")
                        .setParameter("until", until)
                        .setParameter("ids", ids)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
