package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Decides about bodies of one model, one after the other, in a transaction that has locked the model's row. */
final class Admission {

    private final ModelEntity model;
    private final Map<Key, DatasetEntity> known = new HashMap<>();
    private final List<Submission<?>> accepted = new ArrayList<>();
    private final List<DatasetEntity> entities = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();

    /** @param known what is stored under the keys that the bodies have */
    Admission(ModelEntity model, List<DatasetEntity> known) {
        this.model = model;
        known.forEach(this::remember);
    }

    /** What is sent twice under the same key is the same. */
    private record Key(DatasetKind kind, String key) {}

    /** Decides about each in turn; one that is refused changes nothing for the others. */
    Uni<Void> decide(List<Submission<?>> bodies) {
        return Transactions.each(bodies, this::decide);
    }

    /** Stores what was accepted: lines, blocks and events each together, so that they take few statements. */
    Uni<Void> store(DatasetRepository datasets, Outbox outbox) {
        if (accepted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return datasets.persist(entities)
                .chain(() -> Transactions.each(accepted, Submission::storeBlocks))
                .chain(() -> outbox.addAll(tellings))
                .chain(() -> Transactions.each(accepted, Submission::doTogether));
    }

    private <A> Uni<Void> decide(Submission<A> body) {
        return repeated(body)
                .chain(same -> {
                    if (same == null) {
                        return accept(body);
                    }
                    body.answer(StoredJson.read(same.answer, body.reception().answer()), true);
                    return Uni.createFrom().voidItem();
                })
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> {
                    body.refuse(refusal);
                    return Uni.createFrom().voidItem();
                });
    }

    /** What was stored of the same body before. */
    private Uni<@Nullable DatasetEntity> repeated(Submission<?> body) {
        String key = body.reception().idempotencyKey();
        if (key == null) {
            return body.reception().sameAsStored(model, body.rows());
        }
        DatasetEntity same = known.get(new Key(body.reception().kind(), key));
        if (same != null && !same.sha256.equals(body.rows().sha256())) {
            return Uni.createFrom()
                    .failure(ProblemException.of(
                            409,
                            "idempotency-key-reused",
                            "Idempotency key reused",
                            "This Idempotency-Key came before with another body. Use a new key for new rows."));
        }
        return Uni.createFrom().item(same);
    }

    private <A> Uni<Void> accept(Submission<A> body) {
        Reception.Arrival arrival = body.arrival(model);
        return body.reception()
                .accept(arrival)
                .invoke(decision -> {
                    DatasetEntity entity = entity(arrival, body.reception(), decision);
                    remember(entity);
                    entities.add(entity);
                    decision.tellings().forEach(telling -> tellings.add(telling.within(body.trace())));
                    accepted.add(body);
                    body.answer(decision.answer(), false);
                })
                .replaceWithVoid();
    }

    private void remember(DatasetEntity entity) {
        String key = entity.idempotencyKey;
        if (key != null) {
            known.put(new Key(entity.kind, key), entity);
        }
    }

    private static <A> DatasetEntity entity(
            Reception.Arrival arrival, Reception<A> reception, Reception.Accepted<A> accepted) {
        ReadRows rows = arrival.rows();
        DatasetEntity entity = new DatasetEntity();
        entity.id = arrival.id();
        entity.model = arrival.model().name;
        entity.kind = reception.kind();
        entity.name = accepted.name();
        entity.sequence = accepted.sequence();
        entity.sha256 = rows.sha256();
        entity.idempotencyKey = reception.idempotencyKey();
        entity.rows = rows.rows();
        entity.rejected = rows.rejected().rows();
        entity.blocks = rows.blocks().count();
        entity.modelVersion = arrival.registered().version();
        entity.answer = StoredJson.write(accepted.answer());
        entity.acceptedAt = arrival.at();
        entity.reference = accepted.reference();
        entity.begin(accepted.tellings().size());
        return entity;
    }
}
