package io.leeway.performance.predictions;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static io.leeway.performance.predictions.TestRows.after;
import static io.leeway.performance.predictions.TestRows.all;
import static io.leeway.performance.predictions.TestRows.ids;
import static io.leeway.performance.predictions.TestRows.rows;
import static io.leeway.performance.predictions.TestRows.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

class LabelPortionsTest {

    private static final String DATABASE = "portions";

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final PredictionRepository predictions = new PredictionRepository(MONGO.one(), DATABASE);
    private final LabelRepository kept = new LabelRepository(MONGO.one(), DATABASE);
    private final LabelJoin join = new LabelJoin(predictions, kept);

    @Test
    void shouldJoinSomeAtATime() {
        // Given
        batch("batch", 0, 100);
        LabelPortions portions = new LabelPortions(join, accepted(), 30);

        // When
        for (int first = 0; first < 120; first += 20) {
            portions.add(labels(1, rows(first, first + 20)));
            assertThat(count()).as("labels that were joined so far").isEqualTo(Math.min(100, (first + 20) / 40 * 40));
        }

        // Then
        assertThat(portions.end()).containsExactly(model + "/batch");
        assertThat(portions.waiting()).isEqualTo(20);
        assertThat(kept.waiting(model)).containsExactlyInAnyOrder(rows(100, 120));
    }

    @Test
    void shouldKeepTheLaterOfTwoLabelsOfOneRowWhereverTheyAreInTheDelivery() {
        // Given
        batch("batch", 0, 10);
        LabelPortions portions = new LabelPortions(join, accepted(), 10);

        // When
        portions.add(labels(5, rows(0, 10)));
        portions.add(labels(3, rows(0, 10)));
        portions.end();

        // Then
        assertThat(truth()).hasSize(10).containsOnly(3);
    }

    @Test
    void shouldChangeNothingWhenADeliveryComesAgain() {
        // Given
        batch("batch", 0, 10);
        List<Block> blocks = Stream.of(labels(5, rows(0, 10)), labels(3, rows(5, 20)), labels(4, rows(20, 30)))
                .toList();
        deliver(blocks);
        long documents = documents();

        // When
        LabelPortions again = deliver(blocks);

        // Then
        assertThat(again.end()).containsExactly(model + "/batch");
        assertThat(truth()).hasSize(10).containsOnly(5, 3);
        assertThat(documents()).isEqualTo(documents);
        assertThat(kept.waiting(model)).containsExactlyInAnyOrder(rows(10, 30));
    }

    private LabelPortions deliver(List<Block> blocks) {
        LabelPortions portions = new LabelPortions(join, accepted(), 10);
        blocks.forEach(portions::add);
        portions.end();
        return portions;
    }

    private static Block labels(double value, String... rows) {
        return new Block(rows.length, List.of(ids(rows), all("target", rows.length, value)));
    }

    private void batch(String name, int from, int to) {
        join.batch(
                new BatchAccepted(
                        new BatchRef(model, name, name, 1, "r", to - from, 0, after(0), null, null),
                        1,
                        0,
                        false,
                        1,
                        TestModels.regressor(model),
                        null,
                        null),
                visitor -> visitor.accept(TestRows.block(unlabelled(rows(from, to)), after(0))));
    }

    private double[] truth() {
        return ((LabelledRows.Regressed) stored().rows()).truth();
    }

    private long count() {
        return stored().count();
    }

    private BatchLabels stored() {
        return predictions.labels(predictions.find(model + "/batch").orElseThrow());
    }

    private long documents() {
        return MONGO.one()
                .getDatabase(DATABASE)
                .getCollection("pending_labels")
                .countDocuments(Filters.eq("model", model));
    }

    private LabelsAccepted accepted() {
        return new LabelsAccepted("delivery", 120, 6, after(1), 1, TestModels.regressor(model));
    }
}
