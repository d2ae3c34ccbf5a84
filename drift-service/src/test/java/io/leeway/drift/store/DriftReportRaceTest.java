package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class DriftReportRaceTest {

    private static final ColumnSummary SUMMARY =
            new ColumnSummary(100, 0, 0L, 0L, 90, 0.123456789012345, 1.0, -3.0, 0.0, 3.0);

    private static final ModelDefinition DEFINITION = TestModels.regressor("m");

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    @Test
    void shouldKeepTheLatestRevisionAndOneContentOfEach() throws Exception {
        // Given
        List<DriftReportRepository> instances = List.of(
                repository(MONGO.one()), repository(MONGO.other()));
        Random random = new Random(5);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 50; round++) {
                String batch = "batch-" + round;
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Integer>> stored = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    DriftReportRepository instance = instances.get(thread % 2);
                    List<Integer> revisions =
                            new ArrayList<>(IntStream.rangeClosed(1, 4).boxed().toList());
                    Collections.shuffle(revisions, random);
                    double value = thread;

                    // When
                    stored.add(threads.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        int fourth = 0;
                        for (int revision : revisions) {
                            boolean won = instance.store(report(batch, revision, 1, value), DEFINITION)
                                    .isPresent();
                            fourth += won && revision == 4 ? 1 : 0;
                        }
                        return fourth;
                    }));
                }

                // Then
                int winners = 0;
                for (Future<Integer> each : stored) {
                    winners += each.get(60, TimeUnit.SECONDS);
                }
                assertThat(winners).isEqualTo(1);
                DriftReport last = instances
                        .getFirst()
                        .find(report(batch, 1, 1, 0).batch())
                        .orElseThrow();
                assertThat(last.revision()).isEqualTo(4);
                SeriesBuckets.Point point = series("f0").stream()
                        .filter(kept -> kept.batch().equals(batch))
                        .findFirst()
                        .orElseThrow();
                assertThat(point.revision()).isEqualTo(4);
                assertThat(point.values()
                                .getList("statistics", Document.class)
                                .getFirst()
                                .getDouble("value"))
                        .isEqualTo(last.features()
                                .getFirst()
                                .statistics()
                                .getFirst()
                                .value());
            }
        }
    }

    @Test
    void shouldStoreAReportOfTenThousandColumns() {
        // Given
        DriftReportRepository repository = repository(MONGO.one());

        // When
        DriftReport stored =
                repository.store(report("wide", 1, 10_000, 0.5), DEFINITION).orElseThrow();

        // Then
        assertThat(stored.features()).hasSize(10_000).allSatisfy(column -> {
            assertThat(column.verdict()).isNotNull();
            assertThat(column.statistics()).isNotEmpty();
        });
        assertThat(stored.features().getLast().distribution())
                .as("the drifted one keeps its shape")
                .isNotNull();
        assertThat(repository.find(stored.batch())).contains(stored);
        assertThat(series("f9999")).singleElement().satisfies(point -> assertThat(
                        point.values().getList("statistics", Document.class))
                .hasSize(5));
    }

    private static DriftReportRepository repository(MongoClient client) {
        return new DriftReportRepository(client, new DriftSeriesRepository(client, "race"), "race");
    }

    private static List<SeriesBuckets.Point> series(String column) {
        return new SeriesBuckets(MONGO.one().getDatabase("race").getCollection("drift_series"))
                .read("m", column, List.of(0L));
    }

    private static DriftReport report(String batch, int revision, int columns, double value) {
        BatchRef ref =
                new BatchRef("m", batch, batch, 1, "r", 100, 0, Instant.parse("2026-01-01T00:00:00Z"), null, null);
        return DriftReport.of(ref, Instant.parse("2026-01-01T00:00:01Z"))
                .revision(revision)
                .verdict(Verdict.STABLE)
                .features(IntStream.range(0, columns)
                        .mapToObj(i -> column("f" + i, value, i == columns - 1))
                        .toList())
                .driftShare(0.0)
                .build();
    }

    private static ColumnDrift column(String name, double value, boolean drifted) {
        DynamicThresholdResult dynamic =
                new DynamicThresholdResult(0.123456789012345, false, 30, 0.2345678901234, 0.34567890123, 1L, 30L, null);
        List<Double> shares =
                IntStream.range(0, 20).mapToObj(i -> 0.05123456789012345 + i).toList();
        return new ColumnDrift(
                name,
                FeatureType.NUMERIC,
                drifted ? Verdict.DRIFTED : Verdict.STABLE,
                null,
                List.of("psi", "ks", "wasserstein", "jensen-shannon", "mean-shift").stream()
                        .map(statistic -> new StatisticResult(
                                StatisticName.of(statistic),
                                "reference deciles",
                                value,
                                null,
                                null,
                                value,
                                0.2,
                                false,
                                dynamic,
                                null))
                        .toList(),
                SUMMARY,
                SUMMARY,
                new Distribution(
                        IntStream.range(0, 21).mapToObj(i -> i + 0.123456789).toList(), null, shares, shares));
    }
}
