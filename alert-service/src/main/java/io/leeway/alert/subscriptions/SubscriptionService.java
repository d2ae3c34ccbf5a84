package io.leeway.alert.subscriptions;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.support.problem.ProblemException;

/** Keeps subscriptions: each once, and not without end. Every method runs in the caller's transaction. */
@ApplicationScoped
class SubscriptionService {

    /** How many subscriptions one model has at most, and how many there are to all models. */
    static final int MOST = 10_000;

    private final SubscriptionRepository subscriptions;

    SubscriptionService(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * A subscription that is there now.
     *
     * @param isNew whether it was not before
     */
    record Kept(SubscriptionEntity entity, boolean isNew) {}

    /**
     * Keeps it, or finds the one that asks for the same.
     *
     * @param saysDigest whether one that is there gets the digest as often as this one says
     */
    Uni<Kept> keep(SubscriptionEntity wanted, boolean saysDigest) {
        return keep(wanted).invoke(kept -> {
            if (saysDigest) {
                kept.entity().digest = wanted.digest;
            }
        });
    }

    private Uni<Kept> keep(SubscriptionEntity wanted) {
        return subscriptions
                .like(wanted)
                .chain(known -> known != null
                        ? Uni.createFrom().item(new Kept(known, false))
                        : subscriptions.countOf(wanted.model).chain(count -> {
                            if (count >= MOST) {
                                throw ProblemException.of(
                                        409,
                                        "too-many-subscriptions",
                                        "Too many subscriptions",
                                        "There are " + count + " subscriptions to "
                                                + (wanted.model == null ? "all models" : "this model") + ", at most "
                                                + MOST
                                                + " can be. End one with DELETE /v1/subscriptions/{id}, or subscribe"
                                                + " the address of a list.");
                            }
                            return insert(wanted);
                        }));
    }

    /** Oldest first, beginning after the subscription with that id. */
    Uni<List<SubscriptionEntity>> oldest(@Nullable String model, @Nullable UUID after, int most) {
        Uni<@Nullable SubscriptionEntity> cursor = after == null
                ? Uni.createFrom().nullItem()
                : subscriptions.findById(after).onItem().ifNull().failWith(() -> Parameters.badCursor("after"));
        return cursor.chain(from -> subscriptions.oldest(model, from, most));
    }

    /** The one of that id; null where there is none. */
    Uni<@Nullable SubscriptionEntity> find(UUID id) {
        return subscriptions.findById(id);
    }

    Uni<Boolean> end(UUID id) {
        return subscriptions.deleteById(id);
    }

    /** Somebody may have asked for the same in this moment. */
    private Uni<Kept> insert(SubscriptionEntity wanted) {
        return subscriptions
                .insert(wanted)
                .chain(inserted -> inserted
                        ? Uni.createFrom().item(new Kept(wanted, true))
                        : subscriptions.like(wanted).map(known -> new Kept(known, false)));
    }
}
