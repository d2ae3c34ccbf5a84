package io.leeway.alert.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.delivery.Digest;
import io.leeway.alert.delivery.Recipient;
import io.leeway.contracts.ContractJson;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.tracing.Traces;

/** Keeps what people are told in one message: the incidents of it, as they were. */
@ApplicationScoped
public class NoticeRepository {

    /** A notice that is due sooner may be on its way already. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final int MOST_WAITS = 4;

    /** Digests take in nothing that follows, so that no group of incidents is called like theirs. */
    private static final String DIGEST_GROUP = "digest|";

    private final DeliveryRepository deliveries;

    NoticeRepository(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    /** A notice that waits to be sent; its lead is the incident that deliveries are counted for. */
    record Open(UUID id, UUID lead, Instant createdAt, Instant dueAt) {}

    /**
     * The notice of a group that waits, or a new one, which is due after {@code wait}, and an {@code interval} after the
     * one before it. One that waits for more of the same waits until nothing has come for {@code wait}, but no longer than
     * {@value #MOST_WAITS} times that. Nobody else can add to the group until this transaction ends.
     */
    Uni<Open> open(String group, UUID lead, Duration wait, Duration interval) {
        Instant now = StoredTime.now();
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext(cast(:group as text))) as text)", String.class)
                .setParameter("group", group)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(
                                "select id, alert, created_at, due_at from notice where group_key = :group"
                                        + " order by due_at desc limit 1",
                                Object[].class)
                        .setParameter("group", group)
                        .getResultList())
                .chain(found -> {
                    Open last = found.isEmpty() ? null : open(found.getFirst());
                    Instant quiet = now.plus(wait);
                    if (last != null && last.dueAt().isAfter(now.plus(MARGIN))) {
                        return postponed(
                                session, last, earlier(quiet, last.createdAt().plus(wait.multipliedBy(MOST_WAITS))));
                    }
                    Instant due =
                            last == null ? quiet : later(quiet, last.dueAt().plus(interval));
                    return opened(session, group, new Open(UUID.randomUUID(), lead, now, due));
                }));
    }

    private static Uni<Open> opened(Mutiny.Session session, String group, Open notice) {
        return session.createNativeQuery("insert into notice (id, group_key, alert, created_at, due_at, traceparent)"
                        + " values (:id, :group, :alert, :created, :due, nullif(:trace, ''))")
                .setParameter("id", notice.id())
                .setParameter("group", group)
                .setParameter("alert", notice.lead())
                .setParameter("created", notice.createdAt())
                .setParameter("due", notice.dueAt())
                .setParameter("trace", Objects.requireNonNullElse(Traces.current(), ""))
                .executeUpdate()
                .replaceWith(notice);
    }

    /** Waits until then, with what is to be sent of it, unless it does so already. */
    private Uni<Open> postponed(Mutiny.Session session, Open notice, Instant due) {
        if (!due.isAfter(notice.dueAt())) {
            return Uni.createFrom().item(notice);
        }
        return session.createNativeQuery("update notice set due_at = :due where id = :id")
                .setParameter("due", due)
                .setParameter("id", notice.id())
                .executeUpdate()
                .chain(() -> deliveries.postpone(notice.id(), due))
                .replaceWith(new Open(notice.id(), notice.lead(), notice.createdAt(), due));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Open open(Object[] row) {
        return new Open(
                (UUID) row[0],
                (UUID) row[1],
                ((OffsetDateTime) row[2]).toInstant(),
                ((OffsetDateTime) row[3]).toInstant());
    }

    /** Adds incidents to a notice; of one that is in it already the latest is kept, and that it began is not forgotten. */
    Uni<Void> add(Open notice, List<Telling> tellings) {
        ArrayNode rows = ContractJson.mapper().createArrayNode();
        for (Telling telling : tellings) {
            AlertEntity alert = telling.alert();
            boolean isLead = alert.id.equals(notice.lead());
            ObjectNode row = rows.addObject()
                    .put("alert", alert.id.toString())
                    .put("place", isLead ? 0 : rows.size())
                    .put("change", alert.change().name())
                    .put("document", StoredJson.write(AlertDocuments.alert(alert)));
            if (isLead && alert.assessment != null) {
                row.put("assessment", alert.assessment);
            }
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into notice_incident (notice, alert, place, change, document, assessment)"
                                        + " select :notice, r.alert, r.place, r.change, r.document, r.assessment"
                                        + " from json_to_recordset(cast(cast(:rows as text) as json)) as r(alert uuid,"
                                        + " place integer, change text, document text, assessment text)"
                                        + " on conflict (notice, alert) do update set document = excluded.document,"
                                        + " assessment = excluded.assessment,"
                                        + " change = case when notice_incident.change in ('FIRED', 'NO_DATA')"
                                        + " and excluded.change <> 'RESOLVED' then notice_incident.change"
                                        + " else excluded.change end")
                        .setParameter("notice", notice.id())
                        .setParameter("rows", rows.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Whom a message about one of these incidents was written to before. */
    Uni<List<Recipient>> toldOf(List<UUID> incidents) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select distinct d.channel, d.recipient from delivery d"
                                        + " join notice_incident n on n.notice = d.notice where n.alert in (:incidents)",
                                Object[].class)
                        .setParameter("incidents", incidents)
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> new Recipient((String) row[0], (String) row[1]))
                        .toList());
    }

    /** Stores a notice of what is unusual, which is due at once. */
    public Uni<UUID> store(Digest digest, Recipient recipient) {
        UUID id = UUID.randomUUID();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into notice (id, group_key, created_at, due_at, digest)"
                                        + " values (:id, :group, :created, :due, :digest)")
                        .setParameter("id", id)
                        .setParameter("group", DIGEST_GROUP + recipient.channel())
                        .setParameter("created", digest.until())
                        .setParameter("due", digest.until())
                        .setParameter("digest", StoredJson.write(digest))
                        .executeUpdate())
                .replaceWith(id);
    }
}
