package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.WindowPart;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.TestBatches;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class WindowRaceTest {

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final TestBatches batches = new TestBatches(model, "x", 1);

    @Test
    void shouldHaveEveryPartOnceWhicheverInstanceAddsIt() throws Exception {
        // Given
        List<WindowRepository> instances = List.of(repository(MONGO.one()), repository(MONGO.other()));
        int rounds = 40;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < rounds; round++) {
                // When: six parts come to two instances at once, and two of them to both
                String window = "window-" + round;
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<List<JudgedRows>>> added = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    WindowRepository instance = instances.get(thread % 2);
                    int first = thread / 2 * 3;
                    added.add(threads.submit(adding(together, instance, window, first, first + 3)));
                }

                // Then: each revision has one content, and the last one has all
                Map<Integer, Long> rows = new TreeMap<>();
                for (Future<List<JudgedRows>> each : added) {
                    for (JudgedRows judged : each.get(60, TimeUnit.SECONDS)) {
                        Long before = rows.put(
                                judged.terms().revision(), judged.profile().rows());
                        assertThat(before == null || before == judged.profile().rows())
                                .isTrue();
                        assertThat(judged.profile().numeric("x").size())
                                .isEqualTo(judged.profile().rows());
                    }
                }
                JudgedRows last = instances.getFirst().with(part(window, 0)).orElseThrow();
                assertThat(rows.keySet()).containsExactly(1, 2, 3, 4, 5, 6);
                assertThat(last.terms().revision()).isEqualTo(6);
                assertThat(last.batch().rows()).isEqualTo(1 + 2 + 3 + 4 + 5 + 6);
                assertThat(last.profile().numeric("x").size()).isEqualTo(21);
            }
        }
        assertThat(MONGO.one()
                        .getDatabase("race")
                        .getCollection("reference_profiles")
                        .countDocuments(new org.bson.Document("model", model)))
                .as("a profile and its column for each window, nothing left of earlier versions")
                .isEqualTo(2L * rounds);
    }

    @Test
    void shouldTakeLinearTimeForManyParts() {
        // Given
        WindowRepository windows = repository(MONGO.one());
        int parts = 2_000;

        // When
        long begin = System.nanoTime();
        JudgedRows last = null;
        long half = 0;
        for (int part = 0; part < parts; part++) {
            last = windows.add(part("long", part), profile(10));
            if (part == parts / 2) {
                half = System.nanoTime() - begin;
            }
        }
        long whole = System.nanoTime() - begin;

        // Then
        System.out.printf("%d parts in %d ms, the first half in %d ms%n", parts, whole / 1_000_000, half / 1_000_000);
        assertThat(last.terms().revision()).isEqualTo(parts);
        assertThat(last.profile().rows()).isEqualTo(10L * parts);
        assertThat(whole).as("the second half takes about as long as the first").isLessThan(4 * half);
    }

    private Callable<List<JudgedRows>> adding(
            CyclicBarrier together, WindowRepository instance, String window, int from, int to) {
        return () -> {
            together.await(30, TimeUnit.SECONDS);
            List<JudgedRows> judged = new ArrayList<>();
            for (int part = from; part < to; part++) {
                judged.add(instance.add(part(window, part), profile(part + 1)));
            }
            return judged;
        };
    }

    private static WindowRepository repository(MongoClient client) {
        return new WindowRepository(client, new ProfileRepository(client, "race"), "race");
    }

    private static DataProfile profile(int rows) {
        double[] values = IntStream.range(0, rows).mapToDouble(i -> i).toArray();
        return new DataProfile(rows, Map.of("x", NumericProfile.of(values)), Map.of());
    }

    private BatchAccepted part(String window, int number) {
        String batch = window + "-part-" + number;
        BatchRef part = batches.ref(batch, batch, number + 1, "r", number + 1);
        BatchRef whole = batches.ref(window, window, 1, "r", 0);
        return batches.accepted(part, new WindowPart(whole, 0));
    }
}
