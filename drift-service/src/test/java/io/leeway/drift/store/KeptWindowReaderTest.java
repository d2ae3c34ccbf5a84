package io.leeway.drift.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.drift.TestBatches;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class KeptWindowReaderTest {

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final TestBatches batches = new TestBatches(model, "x", 1);
    private final ProfileRepository profiles = new ProfileRepository(MONGO.one(), "leeway");
    private final WindowRepository windows = new WindowRepository(MONGO.one(), profiles, "leeway");
    private final KeptWindowReader past = past(MONGO.one());

    private KeptWindowReader past(MongoClient client) {
        return new KeptWindowReader(client, profiles, "leeway");
    }

    @Test
    void shouldGiveTheLatestWindowsInTheirOrderWithTheirRows() {
        // Given
        BatchAccepted first = add(1, "r");
        add(2, "r");
        add(3, "r");

        // When
        KeptWindowReader.Past latest = past.latest(first.definition(), 1, "r", 2);

        // Then
        assertThat(latest.windows()).extracting(window -> window.batch().name()).containsExactly("w2", "w3");
        assertThat(latest.more()).isTrue();
        assertThat(latest.others()).isZero();
        assertThat(past.profile(latest.windows().getFirst()).orElseThrow().rows())
                .isEqualTo(12);
        assertThat(past.profile(latest.windows().getLast())
                        .orElseThrow()
                        .numeric("x")
                        .size())
                .isEqualTo(13);
    }

    @Test
    void shouldLeaveOutWhatIsOfAnotherReferenceOrWasReadInAnotherWay() {
        // Given
        BatchAccepted kept = add(1, "r");
        add(2, "earlier");
        ModelDefinition otherColumns = ModelDefinitionBuilder.builder(kept.definition())
                .features(Map.of("y", FeatureType.NUMERIC))
                .build();

        // When
        KeptWindowReader.Past alike = past.latest(kept.definition(), 7, "r", 10);
        KeptWindowReader.Past other = past.latest(otherColumns, 2, "r", 10);

        // Then: another version that reads rows alike is no other way
        assertThat(alike.windows()).hasSize(1);
        assertThat(alike.others()).isEqualTo(1);
        assertThat(alike.more()).isFalse();
        assertThat(other.windows()).isEmpty();
        assertThat(other.others()).isEqualTo(2);
    }

    @Test
    void shouldGiveTheRowsThatAWindowHasByNowOrNoneWhereItIsGone() {
        // Given: a part comes after the windows were listed
        BatchAccepted first = add(1, "r");
        KeptWindowReader.Kept listed =
                past.latest(first.definition(), 1, "r", 10).windows().getFirst();
        BatchAccepted second = part(1, 2, "r");
        windows.add(second, rows(20));

        // When
        DataProfile now = past.profile(listed).orElseThrow();

        // Then
        assertThat(now.rows()).isEqualTo(31);
        windows.forget(model);
        profiles.forget(model);
        assertThat(past.profile(listed)).isEmpty();
        assertThat(past.latest(first.definition(), 1, "r", 10).windows()).isEqualTo(List.of());
    }

    private BatchAccepted add(int window, String reference) {
        BatchAccepted part = part(window, window, reference);
        windows.add(part, rows(10 + window));
        return part;
    }

    private BatchAccepted part(int window, int sequence, String reference) {
        BatchRef batch = batches.ref("b" + window + "-" + sequence, "b", sequence, reference, 1);
        BatchRef whole = batches.ref("w" + window, "w" + window, window, reference, 1);
        return batches.accepted(batch, new WindowPart(whole, 0));
    }

    private DataProfile rows(int size) {
        BlockProfiler profiler = new BlockProfiler(
                batches.accepted(batches.ref("b", "b", 1, "r", 1), null).definition());
        profiler.add(batches.rows(size, 0));
        return profiler.profile();
    }
}
