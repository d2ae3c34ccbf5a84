package io.leeway.performance.predictions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.WindowPart;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static io.leeway.performance.predictions.TestRows.after;
import static io.leeway.performance.predictions.TestRows.all;
import static io.leeway.performance.predictions.TestRows.ids;
import static io.leeway.performance.predictions.TestRows.labelled;
import static io.leeway.performance.predictions.TestRows.labels;
import static io.leeway.performance.predictions.TestRows.rows;
import static io.leeway.performance.predictions.TestRows.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

class LabelJoinTest {

    private static final String DATABASE = "join";

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final PredictionRepository predictions = new PredictionRepository(MONGO.one(), DATABASE);
    private final LabelRepository kept = new LabelRepository(MONGO.one(), DATABASE);
    private final LabelJoin join = new LabelJoin(predictions, kept);

    @Test
    void shouldGiveALabelToEveryBatchThatHasItsRow() {
        // Given: the same customers are scored fifty times
        for (int day = 1; day <= 50; day++) {
            batch("day-" + day, day, unlabelled("a", "b"), after(day));
        }
        Set<String> told = new HashSet<>();

        // When
        int waiting = join.labels(model, "labels", labels(after(100), 7, "a", "x"), told::add);

        // Then
        assertThat(waiting).isEqualTo(1);
        assertThat(told).hasSize(50);
        for (int day = 1; day <= 50; day++) {
            assertThat(values("day-" + day)).containsExactly(7, Double.NaN);
        }
        assertThat(kept.waiting(model)).containsExactly("x");
    }

    @Test
    void shouldGiveALabelThatHasFoundABatchToALaterBatchAsWell() {
        // Given
        batch("monday", 1, unlabelled("a"), after(0));
        send("labels", labels(after(1), 7, "a"));

        // When
        batch("tuesday", 2, unlabelled("a"), after(24));

        // Then
        assertThat(values("tuesday")).containsExactly(7);
    }

    @Test
    void shouldPutTheLastCorrectionOnABatchThatComesAfterAllOfThem() {
        // Given: labels and nine corrections come through the queue in any order, some of them twice
        List<Integer> order = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(order, new Random(seed));
            String row = "row-of-" + seed;
            order.forEach(hour -> send(row + hour, labels(after(hour), hour, row)));
            send(row + order.getFirst(), labels(after(order.getFirst()), order.getFirst(), row));

            // When
            batch("batch-" + seed, seed, unlabelled(row), after(20));

            // Then
            assertThat(values("batch-" + seed)).as("order %s", order).containsExactly(9);
        }
        assertThat(kept.waiting(model)).isEmpty();
    }

    @Test
    void shouldNotUndoACorrectionWhenTheWindowGetsAnotherPart() {
        // Given
        send("early", labels(after(0), 1, rows(0, 60)));
        part("a", unlabelled(rows(0, 60)), after(1));
        send("corrected", labels(after(2), 2, rows(0, 60)));

        // When
        part("b", unlabelled(rows(60, 120)), after(3));

        // Then
        assertThat(values("window")).hasSize(120).startsWith(values(60, 2)).endsWith(values(60, Double.NaN));
        assertThat(kept.waiting(model)).isEmpty();
    }

    @Test
    void shouldNotUndoACorrectionInALaterBatch() {
        // Given: the correction reaches this service first, and a redelivery of the first labels last
        batch("monday", 1, unlabelled("a"), after(0));
        send("corrected", labels(after(2), 2, "a"));
        send("first", labels(after(1), 1, "a"));

        // When
        batch("tuesday", 2, unlabelled("a"), after(3));

        // Then
        assertThat(values("monday")).containsExactly(2);
        assertThat(values("tuesday")).containsExactly(2);
    }

    @Test
    void shouldKeepTheLabelThatCameWithARowWhereItIsTheLaterOne() {
        // Given
        send("early", labels(after(0), 1, "a"));

        // When
        batch("labelled", 1, labelled(3, "a"), after(1));

        // Then
        assertThat(values("labelled")).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000})
    void shouldCountTheLabelsThatFindNoPrediction(int number) {
        // Given: ids that are written another way than those of the batch
        batch("batch", 1, unlabelled("17", "18"), after(0));

        // When
        int waiting = join.labels(model, "labels", labels(after(1), 1, rows(0, number)), subject -> {});

        // Then
        assertThat(waiting).isEqualTo(number);
        assertThat(kept.waiting(model)).hasSize(number);
    }

    @Test
    void shouldWriteOnlyTheBlockThatACorrectionIsFor() {
        // Given
        BatchAccepted event = accepted("large", 1, after(0), null);
        join.batch(event, visitor -> IntStream.range(0, 8)
                .mapToObj(i -> TestRows.block(unlabelled(rows(1_000 * i, 1_000 * (i + 1))), after(0)))
                .forEach(visitor));
        send("labels", labels(after(1), 1, rows(0, 8_000)));
        List<String> before = blocks("large");
        Object filter = stored("large").get("rowFilter");

        // When
        send("correction", labels(after(2), 2, "row-4500"));

        // Then
        List<String> now = blocks("large");
        assertThat(now).hasSize(8);
        assertThat(now.get(4)).isNotEqualTo(before.get(4));
        now.removeAll(before);
        assertThat(now).as("blocks that are new").hasSize(1);
        assertThat(stored("large").get("rowFilter")).isEqualTo(filter);
        assertThat(values("large")[4_500]).isEqualTo(2);
    }

    @Test
    void shouldMergeManyDeliveriesAndLoseNone() {
        // When
        for (int i = 0; i < 300; i++) {
            send("delivery-" + i, labels(after(i), i, "row-" + i, "row-of-all"));
        }

        // Then
        assertThat(labelDocuments().countDocuments(Filters.eq("model", model))).isLessThan(60);
        assertThat(kept.waiting(model)).hasSize(301);
        batch("batch", 1, unlabelled("row-0", "row-299", "row-of-all"), after(400));
        assertThat(values("batch")).containsExactly(0, 299, 299);
        assertThat(kept.waiting(model)).hasSize(298);
    }

    @Test
    void shouldForgetLabelsThatAreOldAndKeepTheOthers() {
        // Given: a document that holds both
        Labels labels = labels(after(0), 1, "old");
        labels.addAll(labels(after(48), 1, "new"), row -> true);
        kept.store(model, "delivery", labels);

        // When: a day is how long labels are kept, and it is the third day
        kept.deleteBefore(after(24));

        // Then
        assertThat(kept.waiting(model)).containsExactly("new");
        batch("batch", 1, unlabelled("old", "new"), after(49));
        assertThat(values("batch")).containsExactly(Double.NaN, 1);
        kept.deleteBefore(after(49));
        assertThat(labelDocuments().countDocuments(Filters.eq("model", model))).isZero();
    }

    @Test
    void shouldDeletePredictionsThatNothingCameForAndNoOthers() {
        // Given
        batch("old", 1, unlabelled("a"), after(0));
        batch("labelled lately", 2, unlabelled("b"), after(0));
        Date longAgo = Date.from(Instant.now().minus(Duration.ofDays(400)));
        batchDocuments()
                .updateMany(Filters.eq("model", model), new Document("$set", new Document("changedAt", longAgo)));
        send("labels", labels(after(1), 1, "b"));

        // When
        predictions.deleteUnchangedSince(Instant.now().minus(Duration.ofDays(365)));

        // Then
        assertThat(predictions.find(model + "/old")).isEmpty();
        assertThat(values("labelled lately")).containsExactly(1);
        assertThat(MONGO.one()
                        .getDatabase(DATABASE)
                        .getCollection("predictions")
                        .countDocuments(Filters.eq("model", model)))
                .isEqualTo(1);
    }

    @Test
    void shouldReadLabelsAndBatchesThatWereStoredBefore() {
        // Given: as they were before times had microseconds and documents what they are found by
        Block waiting = new Block(1, List.of(ids("a"), all("label", 1, 7), all("at", 1, after(1).toEpochMilli())));
        labelDocuments()
                .insertOne(new Document("_id", model + "/before#0")
                        .append("model", model)
                        .append("version", 5L)
                        .append("rows", 1)
                        .append("block", new Binary(BlockCodec.encode(waiting))));
        batch("before", 1, unlabelled("b"), after(0));
        batchDocuments()
                .updateOne(
                        Filters.eq("_id", model + "/before"),
                        new Document("$unset", new Document("rowFilter", "").append("changedAt", "")));

        // When
        predictions.deleteUnchangedSince(Instant.now().minus(Duration.ofDays(365)));
        kept.deleteBefore(after(0));
        batch("now", 2, unlabelled("a"), after(2));
        send("labels", labels(after(3), 3, "b"));

        // Then
        assertThat(values("now")).containsExactly(7);
        assertThat(values("before")).containsExactly(3);
        assertThat(kept.waiting(model)).isEmpty();
    }

    private void send(String delivery, Labels labels) {
        join.labels(model, delivery, labels, subject -> {});
    }

    private void batch(String name, long sequence, Block rows, Instant acceptedAt) {
        join.batch(accepted(name, sequence, acceptedAt, null), List.of(TestRows.block(rows, acceptedAt))::forEach);
    }

    private void part(String name, Block rows, Instant acceptedAt) {
        join.batch(
                accepted(name, 1, acceptedAt, new WindowPart(ref("window", 1, acceptedAt), 0)),
                List.of(TestRows.block(rows, acceptedAt))::forEach);
    }

    private BatchAccepted accepted(String name, long sequence, Instant acceptedAt, WindowPart part) {
        return new BatchAccepted(
                ref(name, sequence, acceptedAt), 1, 0, false, 1, TestModels.regressor(model), null, part);
    }

    private BatchRef ref(String name, long sequence, Instant acceptedAt) {
        return new BatchRef(model, name, name, sequence, "r", 1, 0, acceptedAt, null, null);
    }

    private double[] values(String batch) {
        List<Double> values = new ArrayList<>();
        new PredictionBlockRepository(MONGO.one().getDatabase(DATABASE).getCollection("predictions"))
                .measure(blocks(batch), false, block -> IntStream.range(0, block.rows())
                        .mapToDouble(block::trueValue)
                        .forEach(values::add));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] values(int number, double value) {
        return all("values", number, value).values();
    }

    private Document stored(String batch) {
        return batchDocuments().find(Filters.eq("_id", model + "/" + batch)).first();
    }

    private List<String> blocks(String batch) {
        return new ArrayList<>(stored(batch).getList("blocks", String.class));
    }

    private static MongoCollection<Document> labelDocuments() {
        return MONGO.one().getDatabase(DATABASE).getCollection("pending_labels");
    }

    private static MongoCollection<Document> batchDocuments() {
        return MONGO.one().getDatabase(DATABASE).getCollection("prediction_batches");
    }
}
