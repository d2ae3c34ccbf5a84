package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.support.persistence.StoredTime;
import io.leeway.support.text.SafeText;

/** Keeps what is known of recipients: their secrets, and which of them get nothing any more. */
@ApplicationScoped
public class RecipientRepository implements PanacheRepositoryBase<RecipientEntity, UUID> {

    /**
     * A recipient that gets nothing any more.
     *
     * @param reason why, in words for a person; holds no address
     */
    public record Stopped(Recipient recipient, Instant at, String reason) {}

    /** Why one gets nothing that was asked and has not answered. */
    static final String UNCONFIRMED = "it was asked to confirm, and has not done so yet";

    /** Who was asked less long ago is not asked again. */
    private static final Duration ASKED_LATELY = Duration.ofMinutes(5);

    /** Somebody asks for messages to it: it gets them from now on, also where it was stopped; a new secret counts at once. */
    public Uni<Void> start(Recipient recipient, @Nullable String secret) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into recipient (id, channel, address, secret)"
                                + " values (gen_random_uuid(), :channel, :address, nullif(:secret, ''))"
                                + " on conflict (channel, address) do update set stopped_at = null,"
                                + " stopped_reason = null, secret = coalesce(excluded.secret, recipient.secret)")
                        .setParameter("channel", recipient.channel())
                        .setParameter("address", recipient.address())
                        .setParameter("secret", secret == null ? "" : secret)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Has a recipient that is new, or was stopped, wait until it confirms; one that gets messages already goes on.
     *
     * @return its key where it is to be asked now; empty where it need not be, or was lately
     */
    Uni<Optional<UUID>> hold(Recipient recipient) {
        Instant now = StoredTime.now();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into recipient (id, channel, address, stopped_at, stopped_reason)"
                                        + " values (gen_random_uuid(), :channel, :address, :now, :reason)"
                                        + " on conflict (channel, address) do update set"
                                        + " stopped_at = excluded.stopped_at, stopped_reason = excluded.stopped_reason"
                                        + " where recipient.stopped_at < :lately returning id",
                                UUID.class)
                        .setParameter("channel", recipient.channel())
                        .setParameter("address", recipient.address())
                        .setParameter("now", now)
                        .setParameter("lately", now.minus(ASKED_LATELY))
                        .setParameter("reason", UNCONFIRMED)
                        .getResultList())
                .map(found -> found.stream().findFirst());
    }

    /** The recipient that alone knows this key wants messages; says whether it was asked. */
    Uni<Boolean> confirm(UUID key) {
        return update("stoppedAt = null, stoppedReason = null where id = ?1 and stoppedReason = ?2", key, UNCONFIRMED)
                .map(changed -> changed == 1);
    }

    /** Has nothing sent to it any more; what waits for it is given up. */
    public Uni<Void> stop(Recipient recipient, String reason) {
        String kept = SafeText.line(reason, DeliveryEntity.LONGEST_REASON);
        return note(List.of(recipient))
                .chain(() -> update(
                        "stoppedAt = ?1, stoppedReason = ?2 where channel = ?3 and address = ?4 and stoppedAt is null",
                        StoredTime.now(),
                        kept,
                        recipient.channel(),
                        recipient.address()))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery("update delivery set state = 'FAILED', reason = :reason"
                                + " where channel = :channel and recipient = :address and state = 'PENDING'")
                        .setParameter("reason", kept)
                        .setParameter("channel", recipient.channel())
                        .setParameter("address", recipient.address())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Likewise the recipient that alone knows this key; says whether there is one. */
    Uni<Boolean> stop(UUID key, String reason) {
        return findById(key)
                .chain(known -> known == null
                        ? Uni.createFrom().item(false)
                        : stop(known.recipient(), reason).replaceWith(true));
    }

    /** Those of them that get nothing any more. */
    public Uni<List<Stopped>> stopped(Collection<Recipient> recipients) {
        return known(recipients).map(found -> found.values().stream()
                .filter(entity -> entity.stoppedAt != null)
                .map(entity -> new Stopped(entity.recipient(), entity.stoppedAt, String.valueOf(entity.stoppedReason)))
                .toList());
    }

    /** What is known of them; every one of them is known afterwards. */
    Uni<Map<Recipient, RecipientEntity>> noted(Collection<Recipient> recipients) {
        return note(recipients).chain(() -> known(recipients));
    }

    private Uni<Map<Recipient, RecipientEntity>> known(Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<Recipient> wanted = Set.copyOf(recipients);
        // Every channel with every address, as the index has them; what was not asked for falls out again.
        return find(
                        "channel in ?1 and address in ?2",
                        wanted.stream().map(Recipient::channel).distinct().toList(),
                        wanted.stream().map(Recipient::address).distinct().toList())
                .list()
                .map(found -> found.stream()
                        .filter(entity -> wanted.contains(entity.recipient()))
                        .collect(Collectors.toMap(RecipientEntity::recipient, entity -> entity)));
    }

    private static Uni<Void> note(Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into recipient (id, channel, address)"
                                + " select gen_random_uuid(), r.channel, r.address"
                                + " from json_to_recordset(cast(cast(:rows as text) as json))"
                                + " as r(channel text, address text)"
                                + " on conflict (channel, address) do nothing")
                        .setParameter(
                                "rows", Recipient.rows(Set.copyOf(recipients)).toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
