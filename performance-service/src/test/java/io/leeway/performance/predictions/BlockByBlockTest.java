package io.leeway.performance.predictions;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.mongodb.client.model.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static io.leeway.performance.predictions.TestRows.after;
import static io.leeway.performance.predictions.TestRows.labels;
import static io.leeway.performance.predictions.TestRows.rows;
import static io.leeway.performance.predictions.TestRows.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BlockByBlockTest {

    private static final String DATABASE = "blocks";
    private static final int BLOCKS = 20;
    private static final int ROWS = 100;

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final PredictionRepository predictions = new PredictionRepository(MONGO.one(), DATABASE);
    private final LabelRepository kept = new LabelRepository(MONGO.one(), DATABASE);
    private final LabelJoin join = new LabelJoin(predictions, kept);

    @Test
    void shouldHaveFewBlocksOfABatchInMemory() {
        // Given
        InMemory stored = new InMemory();
        InMemory changed = new InMemory();

        // When
        join.batch(accepted("batch"), visitor -> blocks(BLOCKS, stored.and(visitor)));
        predictions.change(batch("batch"), 0, BLOCKS, block -> {
            changed.accept(block);
            return block.with(labels(after(1), 7, rows(0, BLOCKS * ROWS)), new ArrayList<>());
        });

        // Then
        assertThat(stored.shown()).isEqualTo(BLOCKS);
        assertThat(changed.shown()).isEqualTo(BLOCKS);
        assertThat(predictions.labels(batch("batch")).count()).isEqualTo(BLOCKS * ROWS);
    }

    @Test
    void shouldGiveTheLabelsThatAreKeptToEveryBlock() {
        // Given
        join.labels(model, "early", labels(after(0), 7, rows(50, BLOCKS * ROWS + 50)), subject -> {});

        // When
        join.batch(accepted("batch"), visitor -> blocks(BLOCKS, visitor));

        // Then
        assertThat(predictions.labels(batch("batch")).count()).isEqualTo(BLOCKS * ROWS - 50);
        assertThat(kept.waiting(model)).hasSize(50).contains("row-" + BLOCKS * ROWS);
    }

    @Test
    void shouldLeaveNothingBehindWhereTheRowsEndHalfWay() {
        // When
        assertThatThrownBy(() -> join.batch(accepted("batch"), visitor -> {
                    blocks(3, visitor);
                    assertThat(count()).as("blocks that are stored by then").isEqualTo(3);
                    throw new IllegalStateException("ingest-service is away");
                }))
                .hasMessage("ingest-service is away");

        // Then
        assertThat(count()).isZero();
        assertThat(predictions.find(model + "/batch")).isEmpty();
        join.batch(accepted("batch"), visitor -> blocks(3, visitor));
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void shouldLeaveABatchAsItIsWhereJoiningFailsHalfWay() {
        // Given
        join.batch(accepted("batch"), visitor -> blocks(3, visitor));
        StoredBatch before = batch("batch");
        Labels labels = labels(after(1), 7, rows(0, 3 * ROWS));

        // When
        assertThatThrownBy(() -> predictions.change(before, 0, 3, block -> {
                    if ("row-200".equals(block.id(0))) {
                        throw new IllegalStateException("the third block");
                    }
                    return block.with(labels, new ArrayList<>());
                }))
                .hasMessage("the third block");

        // Then
        assertThat(batch("batch")).isEqualTo(before);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void shouldDeleteWhatAKilledProcessHasLeftAndNothingElse() {
        // Given
        join.batch(accepted("batch"), visitor -> blocks(3, visitor));
        AddedBlocks killed = predictions.added(accepted("batch").batch());
        blocks(2, killed::add);
        AddedBlocks ofNoBatch = predictions.added(accepted("other").batch());
        blocks(1, ofNoBatch::add);
        Instant now = Instant.now();

        // When, Then: they may be in hand still
        predictions.deleteOrphans(now.minusSeconds(3_600), now.minusSeconds(1_800));
        assertThat(count()).isEqualTo(6);

        // When
        long deleted = predictions.deleteOrphans(now.minusSeconds(3_600), now.plusSeconds(3_600));

        // Then
        assertThat(deleted).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
        assertThat(predictions.labels(batch("batch")).count()).isZero();
    }

    @Test
    void shouldDeleteNoBlocksWhereTheBatchMayHaveThem() {
        // When: the answer to the write is lost
        assertThatThrownBy(() -> {
                    try (AddedBlocks added = predictions.added(accepted("batch").batch())) {
                        blocks(2, added::add);
                        added.handOver(() -> {
                            throw new IllegalStateException("the connection broke off");
                        });
                    }
                })
                .hasMessage("the connection broke off");

        // Then
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void shouldSayThatABatchIsAnotherWhereItsBlocksWereReplacedMeanwhile() {
        // Given
        join.batch(accepted("batch"), visitor -> blocks(3, visitor));
        StoredBatch before = batch("batch");

        // When
        join.labels(model, "labels", labels(after(1), 7, "row-0"), subject -> {});

        // Then
        assertThatThrownBy(() -> predictions.labels(before)).isInstanceOf(BatchReplacedException.class);
        assertThat(predictions.change(before, 0, 3, block -> block)).isFalse();
        assertThat(predictions.labels(batch("batch")).count()).isEqualTo(1);
    }

    /** Blocks that were shown, of which one may be in use, and one more be made, while the next is awaited. */
    private static final class InMemory implements Consumer<PredictionBlock> {

        private static final int MOST = 2;

        private final List<WeakReference<PredictionBlock>> shown = new ArrayList<>();

        @Override
        public void accept(PredictionBlock block) {
            shown.add(new WeakReference<>(block));
            await().atMost(30, TimeUnit.SECONDS).until(() -> {
                System.gc();
                return shown.stream()
                                .filter(reference -> !reference.refersTo(null))
                                .count()
                        <= MOST;
            });
        }

        Consumer<PredictionBlock> and(Consumer<? super PredictionBlock> next) {
            return block -> {
                accept(block);
                next.accept(block);
            };
        }

        int shown() {
            return shown.size();
        }
    }

    private static void blocks(int number, Consumer<? super PredictionBlock> visitor) {
        for (int i = 0; i < number; i++) {
            visitor.accept(TestRows.block(unlabelled(rows(ROWS * i, ROWS * (i + 1))), after(0)));
        }
    }

    private StoredBatch batch(String name) {
        return predictions.find(model + "/" + name).orElseThrow();
    }

    private long count() {
        return MONGO.one()
                .getDatabase(DATABASE)
                .getCollection("predictions")
                .countDocuments(Filters.eq("model", model));
    }

    private BatchAccepted accepted(String name) {
        return new BatchAccepted(
                new BatchRef(model, name, name, 1, "r", (long) BLOCKS * ROWS, 0, after(0), null, null),
                BLOCKS,
                0,
                false,
                1,
                TestModels.regressor(model),
                null,
                null);
    }
}
