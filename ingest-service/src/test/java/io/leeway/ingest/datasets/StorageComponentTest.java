package io.leeway.ingest.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.ingest.LedgerProfile;
import io.leeway.ingest.WiredServersResource;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.persistence.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class StorageComponentTest {

    private static final int MANY = 10_000;

    @Inject
    DatasetRepository datasets;

    @Inject
    PayloadBlockRepository payload;

    @Inject
    PayloadRetention retention;

    @Inject
    DatasetLedger ledger;

    @Inject
    Outbox outbox;

    @Test
    void shouldStoreTenThousandPartsInOneTransaction() {
        // Given
        DatasetEntity entity = entity(model(), DatasetProgress.WAITING, MANY);
        List<byte[]> blocks =
                IntStream.range(0, MANY).mapToObj(i -> new byte[] {1, 2}).toList();
        List<Telling> tellings = IntStream.range(0, MANY)
                .mapToObj(i -> new Telling(
                        EventType.LABELS_ACCEPTED,
                        CloudEvent.of(
                                "test", EventType.LABELS_ACCEPTED, entity.id + "/" + i, 1, Instant.now(), "nothing"),
                        entity.model,
                        entity.id,
                        null))
                .toList();

        // When
        Transactions.run(() -> datasets.persist(entity)
                .chain(() -> payload.store(entity.id, blocks))
                .chain(() -> outbox.addAll(tellings)));

        // Then
        assertThat(Transactions.run(() -> payload.count("id.dataset", entity.id)))
                .isEqualTo(MANY);
        await().atMost(60, TimeUnit.SECONDS).until(() -> unpublished(entity.id) == 0);

        // When: every part of many data sets is done with at once
        Transactions.run(() -> ledger.done(Map.of(entity.id, MANY)));

        // Then
        assertThat(Transactions.run(() -> datasets.findById(entity.id)).progress)
                .isEqualTo(DatasetProgress.EVALUATED);
    }

    @Test
    void shouldAdvanceTenThousandLinesInOneTransaction() {
        // Given
        String model = model();
        List<DatasetEntity> entities = IntStream.range(0, MANY)
                .mapToObj(i -> entity(model, DatasetProgress.WAITING, 1))
                .toList();
        Transactions.run(() -> datasets.persist(entities));

        // When
        Transactions.run(
                () -> ledger.done(entities.stream().collect(Collectors.toMap(entity -> entity.id, entity -> 1))));

        // Then
        assertThat(Transactions.run(
                        () -> datasets.count("model = ?1 and progress = ?2", model, DatasetProgress.EVALUATED)))
                .isEqualTo(MANY);
    }

    @Test
    void shouldKeepTheRowsOfWhatIsNotDoneAndOfTheLastReferences() {
        // Given: six references, of which the oldest is current, and a waiting and an evaluated batch
        String model = model();
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        List<DatasetEntity> references = IntStream.range(0, 6)
                .mapToObj(i -> {
                    DatasetEntity reference = entity(model, DatasetProgress.EVALUATED, 0);
                    reference.kind = DatasetKind.REFERENCE;
                    reference.acceptedAt = longAgo.plusSeconds(i);
                    return reference;
                })
                .toList();
        DatasetEntity waiting = entity(model, DatasetProgress.WAITING, 1);
        waiting.acceptedAt = longAgo;
        waiting.reference = references.get(1).id;
        DatasetEntity evaluated = entity(model, DatasetProgress.EVALUATED, 0);
        evaluated.acceptedAt = longAgo;
        List<DatasetEntity> all = new java.util.ArrayList<>(references);
        all.add(waiting);
        all.add(evaluated);
        Transactions.run(() -> datasets.persist(all));
        all.forEach(entity -> Transactions.run(() -> payload.store(entity.id, List.of(new byte[] {1}))));
        Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                        "update model set reference = :reference where name = :name")
                .setParameter("reference", references.get(0).id)
                .setParameter("name", model)
                .executeUpdate()));

        // When
        retention.deleteBefore(Instant.now().minus(Duration.ofDays(7)));

        // Then: gone is what was evaluated
        assertThat(isKept(evaluated)).isFalse();
        assertThat(isKept(waiting)).isTrue();
        assertThat(references.stream().filter(this::isKept)).hasSize(6);

        // When: the batch is evaluated and another reference is current
        Transactions.run(() -> ledger.done(Map.of(waiting.id, 1)));
        Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                        "update model set reference = :reference where name = :name")
                .setParameter("reference", references.get(5).id)
                .setParameter("name", model)
                .executeUpdate()));
        retention.deleteBefore(Instant.now().minus(Duration.ofDays(7)));

        // Then: the current one and the three before it are kept
        assertThat(references.stream().map(this::isKept)).containsExactly(false, false, true, true, true, true);
    }

    @Test
    void shouldDeleteOldLinesOfWhatIsEvaluatedAndHasNoRows() {
        // Given: all are three years old
        String model = model();
        Instant longAgo = Instant.now().minus(Duration.ofDays(1_000));
        DatasetEntity done = entity(model, DatasetProgress.EVALUATED, 0);
        DatasetEntity waiting = entity(model, DatasetProgress.WAITING, 1);
        DatasetEntity dropped = entity(model, DatasetProgress.DROPPED, 0);
        DatasetEntity withRows = entity(model, DatasetProgress.EVALUATED, 0);
        DatasetEntity compared = entity(model, DatasetProgress.EVALUATED, 0);
        compared.kind = DatasetKind.REFERENCE;
        waiting.reference = compared.id;
        List<DatasetEntity> all = List.of(done, waiting, dropped, withRows, compared);
        all.forEach(entity -> {
            entity.acceptedAt = longAgo;
            entity.rowsDeletedAt = longAgo;
        });
        withRows.rowsDeletedAt = null;
        Transactions.run(() -> datasets.persist(all));
        Transactions.run(() -> payload.store(withRows.id, List.of(new byte[] {1})));

        // When
        retention.deleteLinesBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then
        assertThat(all.stream().filter(entity -> Transactions.run(() -> datasets.findById(entity.id)) != null))
                .containsExactlyInAnyOrder(waiting, dropped, withRows, compared);
    }

    private boolean isKept(DatasetEntity entity) {
        return Transactions.run(() -> payload.count("id.dataset", entity.id)) > 0;
    }

    private long unpublished(UUID dataset) {
        return Transactions.run(() -> outbox.count("dataset = ?1 and publishedAt is null", dataset));
    }

    private static String model() {
        String name = "s-" + UUID.randomUUID();
        Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                        "insert into model (name, version, last_sequence, created_at, updated_at)"
                                + " values (:name, 1, 0, now(), now())")
                .setParameter("name", name)
                .executeUpdate()));
        return name;
    }

    private static DatasetEntity entity(String model, DatasetProgress progress, int parts) {
        DatasetEntity entity = new DatasetEntity();
        entity.id = UUID.randomUUID();
        entity.model = model;
        entity.kind = DatasetKind.BATCH;
        entity.name = "n";
        entity.sha256 = "0";
        entity.answer = "{}";
        entity.acceptedAt = Instant.now();
        entity.progress = progress;
        entity.openParts = parts;
        return entity;
    }
}
