package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class LabelRaceTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROUNDS = 200;

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void shouldJoinEveryLabelWhoeverComesFirst() throws Exception {
        // Given
        LabelJoin here = join(MONGO.one());
        LabelJoin there = join(MONGO.other());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < ROUNDS; round++) {
                String batch = "batch-" + round;
                int first = 20 * round;
                CyclicBarrier together = new CyclicBarrier(3);

                // When: a batch comes to one instance while two halves of its labels come to both
                List<Future<?>> work = new ArrayList<>();
                work.add(threads.submit(at(together, round % 3 == 0 ? 2 : 0, () -> {
                    here.batch(accepted(batch, 20), List.of(predictions(first, 20))::forEach);
                    return null;
                })));
                work.add(threads.submit(at(
                        together,
                        round % 3 == 1 ? 2 : 0,
                        () -> there.labels(model, "first-" + batch, labels(first, first + 10, AT, 1), subject -> {}))));
                work.add(threads.submit(at(
                        together,
                        round % 3 == 2 ? 2 : 0,
                        () -> here.labels(
                                model, "second-" + batch, labels(first + 10, first + 20, AT, 1), subject -> {}))));

                // Then
                for (Future<?> each : work) {
                    each.get(60, TimeUnit.SECONDS);
                }
                assertThat(stored(batch).count()).as("round %d", round).isEqualTo(20);
            }
        }
        assertThat(labels(MONGO.one()).waiting(model)).as("nothing waits").isEmpty();
        assertThat(count("pending_labels"))
                .as("labels of %d deliveries are merged", 2 * ROUNDS)
                .isLessThan(100);
        assertThat(count("predictions"))
                .as("no block of an earlier version is left")
                .isEqualTo(ROUNDS);
    }

    @Test
    void shouldKeepTheLabelThatWasAcceptedLast() throws Exception {
        // Given
        LabelJoin here = join(MONGO.one());
        LabelJoin there = join(MONGO.other());
        here.batch(accepted("corrected", 20), List.of(predictions(0, 20))::forEach);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 20; round++) {
                CyclicBarrier together = new CyclicBarrier(2);
                String delivery = "delivery-" + round;
                Instant earlier = AT.plusSeconds(10L * round);
                Instant later = earlier.plusSeconds(5);
                int value = round;

                // When: a label and its correction come at once, to two instances
                Future<Integer> correction = threads.submit(at(
                        together,
                        round % 2,
                        () -> here.labels(model, delivery + "b", labels(0, 20, later, 1_000 + value), subject -> {})));
                Future<Integer> label = threads.submit(at(
                        together,
                        1 - round % 2,
                        () -> there.labels(model, delivery + "a", labels(0, 20, earlier, value), subject -> {})));
                correction.get(60, TimeUnit.SECONDS);
                label.get(60, TimeUnit.SECONDS);

                // Then
                LabelledRows.Regressed rows =
                        (LabelledRows.Regressed) stored("corrected").rows();
                assertThat(rows.truth()).hasSize(20).containsOnly(1_000.0 + value);
            }
        }
    }

    @Test
    void shouldKeepLabelsThatFindNothingAndLookOnlyWhereTheyMayBe() {
        // Given
        LabelJoin join = join(MONGO.one());
        join.batch(accepted("old", 20), List.of(predictions(0, 20))::forEach);

        // When
        int waiting = join.labels(model, "early", labels(10, 30, AT, 1), subject -> {});

        // Then
        assertThat(waiting).isEqualTo(10);
        assertThat(labels(MONGO.one()).waiting(model)).hasSize(10).contains("row-29");
        RowFilter rows = RowFilter.of(predictions(0, 20).rowIds());
        assertThat(rows.mayHaveAny(List.of("row-7"))).isTrue();
        assertThat(IntStream.range(1_000, 2_000)
                        .filter(i -> rows.mayHaveAny(List.of("row-" + i)))
                        .count())
                .isLessThan(3);
    }

    @Test
    void shouldSplitABlockWhoseIdsAreLong() {
        // Given
        String[] ids =
                IntStream.range(0, 20_000).mapToObj(i -> i + "x".repeat(900)).toArray(String[]::new);
        double[] values = new double[ids.length];
        Block rows = new Block(
                ids.length,
                List.of(
                        new Column.Text(
                                "id", ids, IntStream.range(0, ids.length).toArray()),
                        new Column.Numeric("prediction", values),
                        new Column.Numeric("target", values)));

        // When
        List<PredictionBlock> blocks = PredictionBlock.ofRows(definition(), rows, AT);

        // Then
        assertThat(blocks).hasSizeGreaterThan(1);
        assertThat(blocks.stream().mapToInt(PredictionBlock::rows).sum()).isEqualTo(20_000);
        assertThat(blocks.getLast().id(blocks.getLast().rows() - 1)).isEqualTo(ids[19_999]);
        join(MONGO.one()).batch(accepted("long-ids", 20_000), blocks::forEach);
        assertThat(stored("long-ids").count()).isEqualTo(20_000);
    }

    private static <T> Callable<T> at(CyclicBarrier together, int later, Callable<T> work) {
        return () -> {
            together.await(30, TimeUnit.SECONDS);
            // A little later, so that every order occurs.
            for (long end = System.nanoTime() + later * 1_000_000L; System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            return work.call();
        };
    }

    private BatchLabels stored(String batch) {
        PredictionRepository repository = repository(MONGO.one());
        return repository.labels(repository.find(model + "/" + batch).orElseThrow());
    }

    private long count(String collection) {
        return MONGO.one().getDatabase("race").getCollection(collection).countDocuments(new Document("model", model));
    }

    private static LabelJoin join(MongoClient client) {
        return new LabelJoin(repository(client), labels(client));
    }

    private static LabelRepository labels(MongoClient client) {
        return new LabelRepository(client, "race");
    }

    private static PredictionRepository repository(MongoClient client) {
        return new PredictionRepository(client, "race");
    }

    private PredictionBlock predictions(int from, int rows) {
        double[] values = new double[rows];
        return PredictionBlock.ofRows(
                        definition(),
                        new Block(rows, List.of(ids(from, from + rows), new Column.Numeric("prediction", values))),
                        AT)
                .getFirst();
    }

    private static Labels labels(int from, int to, Instant at, double value) {
        double[] values = new double[to - from];
        Arrays.fill(values, value);
        Labels labels = Labels.none();
        labels.add(
                new Block(values.length, List.of(ids(from, to), new Column.Numeric("target", values))),
                "id",
                "target",
                at);
        return labels;
    }

    private static Column.Text ids(int from, int to) {
        return new Column.Text(
                "id",
                IntStream.range(from, to).mapToObj(i -> "row-" + i).toArray(String[]::new),
                IntStream.range(0, to - from).toArray());
    }

    private ModelDefinition definition() {
        return TestModels.regressor(model);
    }

    private BatchAccepted accepted(String batch, int rows) {
        return new BatchAccepted(
                new BatchRef(model, batch, batch, 1, "r", rows, 0, AT, null, null),
                1,
                0,
                false,
                1,
                definition(),
                null,
                null);
    }
}
