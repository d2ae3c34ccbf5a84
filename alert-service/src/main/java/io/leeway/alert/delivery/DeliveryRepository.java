package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.text.SafeText;

/** Keeps what is to be sent; each notice goes to each recipient once. */
@ApplicationScoped
public class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {

    /**
     * What a recipient was told of an incident before has come to an end; so "resolved" never comes before "fired". Begins
     * with the incidents, which are in few notices, and not with the recipient, for whom many may wait.
     */
    private static final String IN_ORDER = " and not exists (select 1 from notice_incident i"
            + " join notice_incident j on j.alert = i.alert join delivery e on e.notice = j.notice"
            + " where i.notice = d.notice and e.channel = d.channel and e.recipient = d.recipient"
            + " and e.state in ('PENDING', 'SENDING') and (e.created_at, e.id) < (d.created_at, d.id))";

    /** Nothing is on its way to the recipient, and nothing older to it is due. */
    private static final String ONE_AT_A_TIME = " and not exists (select 1 from delivery e where e.channel = d.channel"
            + " and e.recipient = d.recipient and e.id <> d.id and (e.state = 'SENDING' and e.claimed_until > now()"
            + " or (e.state = 'SENDING' or e.state = 'PENDING' and e.next_attempt_at <= now())"
            + " and (e.created_at, e.id) < (d.created_at, d.id)))";

    private final Channels channels;
    private final DeliveryMetrics metrics;

    DeliveryRepository(Channels channels, DeliveryMetrics metrics) {
        this.channels = channels;
        this.metrics = metrics;
    }

    /**
     * Has those told whom this notice was not written to before. A recipient whom the channel refuses is written down as
     * failed and keeps nobody else from being told.
     *
     * @param notice what they are told
     * @param alert the first incident that it is about; null where it is about none
     * @param due when it is sent, at the earliest
     */
    public Uni<Void> enqueue(
            UUID notice, @Nullable UUID alert, RiskLevel severity, Instant due, Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // One statement, and one parameter for all of them, whatever their number.
        String rows = rows(alert, recipients).toString();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into delivery (id, notice, alert, channel, recipient, severity,"
                                        + " state, attempts, refusals, next_attempt_at, created_at, reason)"
                                        + " select gen_random_uuid(), :notice, cast(nullif(:alert, '') as uuid), r.channel, r.recipient, :severity,"
                                        + " case when r.reason is null then 'PENDING' else 'FAILED' end, 0, 0,"
                                        + " :due, :created, r.reason"
                                        + " from json_to_recordset(cast(cast(:rows as text) as json)) as r(channel text, recipient text,"
                                        + " reason text)"
                                        + " where not exists (select 1 from delivery d where d.notice = :same"
                                        + " and d.channel = r.channel and d.recipient = r.recipient)"
                                        + " on conflict (notice, channel, recipient, severity) do nothing")
                        .setParameter("notice", notice)
                        .setParameter("same", notice)
                        .setParameter("alert", alert == null ? "" : alert.toString())
                        .setParameter("severity", severity.name())
                        .setParameter("created", StoredTime.now())
                        .setParameter("due", due)
                        .setParameter("rows", rows)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Has what waits to be told by this notice wait until then, which nobody has been told yet. */
    public Uni<Void> postpone(UUID notice, Instant due) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("update delivery set next_attempt_at = :due"
                                + " where notice = :notice and state = 'PENDING' and attempts = 0"
                                + " and next_attempt_at < :before")
                        .setParameter("due", due)
                        .setParameter("before", due)
                        .setParameter("notice", notice)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private ArrayNode rows(@Nullable UUID alert, Collection<Recipient> recipients) {
        ArrayNode rows = ContractJson.mapper().createArrayNode();
        for (Recipient recipient : recipients) {
            ObjectNode row = rows.addObject().put("channel", recipient.channel());
            channels.fault(recipient)
                    .ifPresentOrElse(
                            fault -> {
                                metrics.impossible(recipient.channel(), alert, fault);
                                row.put("recipient", SafeText.line(recipient.address(), AlertTarget.LONGEST_ADDRESS))
                                        .put("reason", SafeText.line(fault, DeliveryEntity.LONGEST_REASON));
                            },
                            () -> row.put("recipient", recipient.address()));
        }
        return rows;
    }

    /**
     * Takes one channel's deliveries in hand that are due, oldest first. What another instance has in hand is left to it;
     * what it has left is taken over.
     *
     * @param inHand what this instance has not left, however long ago its claim ran out: it may have stood still
     */
    Uni<List<DeliveryEntity>> claim(Channel channel, int most, Duration lease, Set<UUID> inHand) {
        String one = channel.oneAtATime() ? ONE_AT_A_TIME : "";
        return claim("channel = :channels" + IN_ORDER + one, channel.name(), most, lease, inHand);
    }

    /** Likewise those of all channels but these, which are named as {@link Channels#names} does. */
    Uni<List<DeliveryEntity>> claimOthers(String channels, int most, Duration lease) {
        return claim("channel <> all(string_to_array(:channels, ', '))", channels, most, lease, Set.of());
    }

    private static Uni<List<DeliveryEntity>> claim(
            String condition, String channels, int most, Duration lease, Set<UUID> inHand) {
        Instant now = StoredTime.now();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select * from delivery d where " + condition + " and state in ('PENDING', 'SENDING')"
                                        + " and (state = 'PENDING' and next_attempt_at <= :now"
                                        + " or state = 'SENDING' and claimed_until <= :then)"
                                        + " and cast(id as text) <> all(string_to_array(:mine, ','))"
                                        + " order by created_at limit :most for update skip locked",
                                DeliveryEntity.class)
                        .setParameter("channels", channels)
                        .setParameter("now", now)
                        .setParameter("then", now)
                        .setParameter(
                                "mine", inHand.stream().map(UUID::toString).collect(Collectors.joining(",")))
                        .setParameter("most", most)
                        .getResultList())
                .invoke(found -> found.forEach(delivery -> delivery.become(
                        switch (delivery.stage()) {
                            case DeliveryStage.Pending pending -> pending.claim(now, lease);
                            case DeliveryStage.Sending left -> left.takeOver(now, lease);
                            case DeliveryStage.Sent sent -> sent;
                            case DeliveryStage.Failed failed -> failed;
                        })))
                .call(Panache::flush);
    }

    /** Writes down what became of a delivery in hand, unless somebody else has taken it over. */
    Uni<Void> note(UUID id, DeliveryStage.Sending claim, DeliveryStage next) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(delivery -> {
                    if (delivery != null && delivery.stage().equals(claim)) {
                        delivery.become(next);
                    }
                })
                .replaceWithVoid();
    }

    /** Has one that has come to its end sent once more; empty where there is none of that id. */
    Uni<Optional<DeliveryStage>> again(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(delivery -> {
            if (delivery == null) {
                return Optional.empty();
            }
            DeliveryStage before = delivery.stage();
            if (before instanceof DeliveryStage.Ended ended) {
                delivery.become(ended.again(StoredTime.now()));
            }
            return Optional.of(before);
        });
    }

    /**
     * What waits on a channel.
     *
     * @param oldestDue since when the oldest of those waits that are due; absent where none is
     */
    record Waiting(String channel, long count, @Nullable Instant oldestDue) {}

    /** What waits at a moment, on each channel on which something does. */
    Uni<List<Waiting>> waiting(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select channel, count(*), min(created_at) filter (where next_attempt_at <= :now)"
                                        + " from delivery where state in ('PENDING', 'SENDING') group by channel",
                                Object[].class)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row ->
                                new Waiting((String) row[0], ((Number) row[1]).longValue(), StoredTime.read(row[2])))
                        .toList());
    }

    /** Newest first; state, model and the delivery that the page comes after are optional. */
    Uni<List<DeliveryEntity>> newest(
            DeliveryEntity.@Nullable State state, @Nullable String model, @Nullable DeliveryEntity before, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state);
        }
        if (model != null) {
            conditions.add("alert in (select a.id from AlertEntity a where a.model = :model)");
            parameters.put("model", model);
        }
        if (before != null) {
            conditions.add("(createdAt < :createdAt or createdAt = :createdAt and id > :id)");
            parameters.put("createdAt", before.createdAt);
            parameters.put("id", before.id);
        }
        return find(String.join(" and ", conditions) + " order by createdAt desc, id", parameters)
                .page(0, most)
                .list();
    }

    /** Deletes so many deliveries about a model's alerts at most; says how many. */
    public Uni<Integer> deleteSome(String model, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("delete from delivery where id in"
                        + " (select d.id from delivery d join alert a on a.id = d.alert"
                        + " where a.model = :model limit :most)")
                .setParameter("model", model)
                .setParameter("most", most)
                .executeUpdate());
    }
}
