package io.leeway.drift.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.Witness;
import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.evaluation.witness.SecondWitness;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class PastWindowRepositoryTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final PastWindow.Run UNLIKE = new PastWindow.Run(true, MONDAY);

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final PastWindowRepository repository = new PastWindowRepository(MONGO.one(), "past");
    private final AdoptionRepository adoptions = new AdoptionRepository(MONGO.one(), "past");

    @Test
    void shouldKeepAWindowAsItWasJudged() {
        // Given
        PastWindow window = window(3, 2, Map.of(Witness.Kind.ROLLING, UNLIKE));
        double[] distances = {0.5, Double.NaN, 0};

        // When
        repository.keep(window, profile(7), Map.of(Witness.Kind.ROLLING, new SecondWitness.Distances("k", distances)));

        // Then
        assertThat(repository.history(model).windows()).containsExactly(window);
        SecondWitness.Distances kept =
                repository.distances(List.of(window), Witness.Kind.ROLLING).get("w3");
        assertThat(kept.key()).isEqualTo("k");
        assertThat(kept.values()).containsExactly(distances);
        assertThat(repository.distances(List.of(window), Witness.Kind.SEASONAL)).isEmpty();
        DataProfile profile = repository.profiles(List.of(window)).get("w3");
        assertThat(profile.rows()).isEqualTo(2);
        assertThat(profile.numeric("a.$b").max()).isEqualTo(7);
        assertThat(profile.categorical("c").count("x")).isEqualTo(2);
    }

    @Test
    void shouldRememberTheLatestRevisionWhicheverComesLast() {
        // Given
        repository.keep(window(1, 2, Map.of()), profile(2), Map.of());

        // When
        repository.keep(window(1, 1, Map.of()), profile(1), Map.of());

        // Then
        assertThat(repository.history(model).windows())
                .extracting(PastWindow::revision)
                .containsExactly(2);
        assertThat(repository
                        .profiles(List.of(window(1, 2, Map.of())))
                        .get("w1")
                        .numeric("a.$b")
                        .max())
                .isEqualTo(2);
    }

    @Test
    void shouldForgetTheEarliestWindowsAndTheirProfiles() {
        // Given
        for (int week = 0; week <= PastWindowRepository.MOST; week++) {
            repository.keep(window(week, 1, Map.of()), week < 2 ? profile(week) : null, Map.of());
        }

        // When: one of before all that is remembered comes late
        repository.keep(window(-1, 1, Map.of()), profile(1), Map.of());

        // Then
        List<PastWindow> windows = repository.history(model).windows();
        assertThat(windows).hasSize(PastWindowRepository.MOST);
        assertThat(windows.getFirst().batch().batch()).isEqualTo("w1");
        assertThat(stored("past_profiles")).isEqualTo(1);
    }

    @Test
    void shouldSayThatNoProfileIsKept() {
        // When
        PastWindow kept = repository.keep(window(1, 1, Map.of()), null, Map.of());

        // Then
        assertThat(kept.profileKey()).isNull();
        assertThat(repository.history(model).windows()).containsExactly(kept);
    }

    @Test
    void shouldKeepWhatWasAdoptedWhateverBecomesOfTheWindow() {
        // Given
        repository.keep(window(1, 1, Map.of()), profile(5), Map.of());
        Adoptions nothing = adoptions.of(model, "r");
        Adoption adoption = adoption("a", "w1");

        // When
        boolean added = adoptions.add(nothing, adoption, Map.of("w1", profile(5)));
        boolean late = adoptions.add(nothing, adoption("b", "w2"), Map.of("w2", profile(6)));
        repository.forget(model);

        // Then
        assertThat(added).isTrue();
        assertThat(late).isFalse();
        assertThat(adoptions.of(model, "r").all()).containsExactly(adoption);
        assertThat(adoptions.of(model, "other").all()).isEmpty();
        assertThat(adoptions
                        .profiles(model, "r", List.of("w1"))
                        .get("w1")
                        .numeric("a.$b")
                        .max())
                .isEqualTo(5);
    }

    @Test
    void shouldKeepTheProfileOfAWindowThatIsRememberedHoweverLongAgoItWasStored() {
        // Given: an old window of a model that still has new ones, and a profile that nothing names
        repository.keep(window(1, 1, Map.of()), profile(5), Map.of());
        Instant longAgo = Instant.now().minus(Duration.ofDays(800));
        MongoCollection<Document> profiles = MONGO.one().getDatabase("past").getCollection("past_profiles");
        profiles.insertOne(new Document("_id", model + "/left").append("model", model));
        profiles.updateMany(
                new Document("model", model), new Document("$set", new Document("storedAt", Date.from(longAgo))));

        // When
        repository.deleteStoredBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then
        assertThat(repository.profiles(List.of(window(1, 1, Map.of())))).containsOnlyKeys("w1");
        assertThat(stored("past_profiles")).isEqualTo(1);
    }

    @Test
    void shouldForgetAModelAndWhatIsOld() {
        // Given
        repository.keep(window(1, 1, Map.of()), profile(5), Map.of());
        adoptions.add(adoptions.of(model, "r"), adoption("a", "w1"), Map.of("w1", profile(5)));

        // When
        repository.deleteStoredBefore(Instant.now().minusSeconds(60));
        adoptions.deleteUnusedSince(Instant.now().minusSeconds(60));

        // Then
        assertThat(stored("past_windows") + stored("past_profiles") + stored("adoptions") + stored("adopted_profiles"))
                .isEqualTo(4);

        // When
        repository.deleteStoredBefore(Instant.now().plusSeconds(60));
        adoptions.deleteUnusedSince(Instant.now().plusSeconds(60));

        // Then
        assertThat(stored("past_windows") + stored("past_profiles") + stored("adoptions") + stored("adopted_profiles"))
                .isZero();

        // Given
        adoptions.add(new Adoptions(0, List.of()), adoption("a", "w1"), Map.of("w1", profile(5)));

        // When
        adoptions.forget(model);

        // Then
        assertThat(stored("adoptions") + stored("adopted_profiles")).isZero();
    }

    private long stored(String collection) {
        return MONGO.one().getDatabase("past").getCollection(collection).countDocuments(new Document("model", model));
    }

    private Adoption adoption(String id, String batch) {
        return new Adoption(
                id,
                model,
                "r",
                MONDAY,
                MONDAY.plusSeconds(9),
                new Adoption.Acceptance("Kim", MONDAY, null),
                "key",
                List.of(new Adoption.AdoptedWindow(batch, batch, MONDAY, MONDAY, 2, 1)));
    }

    private PastWindow window(int week, int revision, Map<Witness.Kind, PastWindow.Run> witnesses) {
        Instant begin = MONDAY.plus(Duration.ofDays(7L * week));
        BatchRef batch =
                new BatchRef(model, "w" + week, "week", week + 5, "r", 2, 0, MONDAY, begin, begin.plusSeconds(5));
        return new PastWindow(batch, revision, begin, begin.plusSeconds(9), "key", "r", UNLIKE, witnesses);
    }

    private static DataProfile profile(double value) {
        CategoricalProfile.Builder words = CategoricalProfile.builder();
        words.add("x");
        words.add("x");
        return new DataProfile(
                2, Map.of("a.$b", NumericProfile.of(new double[] {0, value})), Map.of("c", words.build()));
    }
}
