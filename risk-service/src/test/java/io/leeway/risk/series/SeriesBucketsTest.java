package io.leeway.risk.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Entry;
import io.leeway.support.history.SeriesBuckets.Point;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesBucketsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "m-" + UUID.randomUUID();
    private final SeriesBuckets buckets = buckets(MONGO.one());

    @Test
    void shouldHoldTheLatestRevisionOfEachPointWhoeverWritesInWhateverOrderAndAgain() throws Exception {
        // Given: every point in three revisions, each told twice, to two instances with two threads each
        List<Entry> all = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> IntStream.rangeClosed(1, 3).forEach(revision -> {
            all.add(entry("risk", i, revision));
            all.add(entry("risk", i, revision));
        }));
        List<SeriesBuckets> instances = List.of(buckets, buckets(MONGO.other()));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                List<Entry> shuffled = new ArrayList<>(all);
                Collections.shuffle(shuffled, new Random(thread));
                SeriesBuckets instance = instances.get(thread % 2);
                work.add(() -> {
                    for (int from = 0; from < shuffled.size(); from += 20) {
                        instance.put(shuffled.subList(from, from + 20));
                    }
                    return null;
                });
            }

            // When
            for (Future<Void> done : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
                done.get();
            }
        }

        // Then
        List<Point> points = buckets.read(model, "risk", SeriesBuckets.numbers(0, 299));
        assertThat(points)
                .extracting(Point::sequence)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(Long::valueOf).toList());
        assertThat(points).allSatisfy(point -> {
            assertThat(point.revision()).isEqualTo(3);
            assertThat(point.values().getInteger("value")).isEqualTo(3);
        });
    }

    @Test
    void shouldReadOnlyTheBucketsThatAreAskedForAndNothingWhereThereIsNone() {
        // Given
        buckets.put(List.of(entry("a", 0, 1), entry("a", SeriesBuckets.SPAN, 1), entry("a", -1, 1)));

        // When and then
        assertThat(buckets.read(model, "a", List.of(1L)))
                .extracting(Point::sequence)
                .containsExactly((long) SeriesBuckets.SPAN);
        assertThat(buckets.read(model, "a", List.of(-1L)))
                .extracting(Point::sequence)
                .containsExactly(-1L);
        assertThat(buckets.read(model, "b", List.of(0L))).isEmpty();
        assertThat(buckets.read(model, "a", List.of())).isEmpty();
        buckets.put(List.of());
    }

    @Test
    void shouldPutPartsOfOnePointTogetherThoughTheyComeApartAndTwice() {
        // Given
        List<Entry> parts = List.of(part("psi"), part("ks"), part("psi"));

        // When
        parts.forEach(part -> buckets.putParts(List.of(part)));

        // Then
        assertThat(buckets.read(model, "x.1/y", List.of(0L))).singleElement().satisfies(point -> assertThat(
                        point.values().getList("statistics", Document.class))
                .extracting(statistic -> statistic.getString("name"))
                .containsExactly("psi", "ks"));
    }

    @Test
    void shouldTellApartBatchesWhoseIdsHoldWhatNoFieldMay() {
        // Given
        List<String> ids = List.of("a.b", "a", "$a", "a%2eb", "日本");

        // When
        ids.forEach(id ->
                buckets.put(List.of(new Entry(model, "odd", new Point(id, id, 1, AT, 1, new Document("value", id))))));

        // Then
        assertThat(buckets.read(model, "odd", List.of(0L)))
                .extracting(Point::batch)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void shouldDeleteABucketWithItsLastPointAndAModelWithAllOfThem() {
        // Given
        buckets.put(List.of(entry("a", 1, 1), entry("a", 2, 1), entry("b", 1, 1)));

        // When and then
        buckets.remove(model, "a", 1, "b-1");
        assertThat(buckets.read(model, "a", List.of(0L))).hasSize(1);
        buckets.remove(model, "a", 2, "b-2");
        assertThat(documents()).isEqualTo(1);
        buckets.forget(model);
        assertThat(documents()).isZero();
    }

    private long documents() {
        return MONGO.one().getDatabase("buckets").getCollection("series").countDocuments(new Document("model", model));
    }

    private Entry entry(String series, long sequence, int revision) {
        return new Entry(
                model,
                series,
                new Point("b-" + sequence, "name", sequence, AT, revision, new Document("value", revision)));
    }

    private Entry part(String statistic) {
        return new Entry(
                model,
                "x.1/y",
                new Point(
                        "b",
                        "name",
                        1,
                        AT,
                        1,
                        new Document("reference", "r")
                                .append("statistics", List.of(new Document("name", statistic).append("value", 0.5)))));
    }

    private static SeriesBuckets buckets(MongoClient client) {
        return new SeriesBuckets(client.getDatabase("buckets").getCollection("series"));
    }
}
