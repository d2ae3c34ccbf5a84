package io.leeway.performance.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.performance.baselines.TestBaselines;
import io.leeway.performance.predictions.LabelJoin;
import io.leeway.performance.predictions.Labels;
import io.leeway.performance.predictions.TestPredictions;
import io.leeway.support.messaging.RecordingPublisher;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PerformanceReportsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROWS = 40;

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void shouldGiveEachRevisionOneContentWhicheverInstanceMakesIt() throws Exception {
        // Given
        PerformanceReports here = reports(MONGO.one());
        PerformanceReports there = reports(MONGO.other());
        TestPredictions predictions = new TestPredictions(MONGO.one(), "race");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 20; round++) {
                String batch = "batch-" + round;
                predictions.batch(accepted(batch, false), rows(null, batch));
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<?>> work = new ArrayList<>();

                // When: four quarters of the labels come to two instances at once
                for (int quarter = 0; quarter < 4; quarter++) {
                    int from = quarter * ROWS / 4;
                    boolean isHere = quarter % 2 == 0;
                    LabelJoin join = new TestPredictions(isHere ? MONGO.one() : MONGO.other(), "race").join();
                    String delivery = batch + "-" + quarter;
                    work.add(threads.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return join.labels(model, delivery, labels(batch, from, from + ROWS / 4), subject -> (isHere
                                        ? here
                                        : there)
                                .update(subject, PerformanceReports.Telling.WHAT_IS_NEW));
                    }));
                }

                // Then
                for (Future<?> each : work) {
                    each.get(60, TimeUnit.SECONDS);
                }
                StoredReport last = repository(MONGO.one())
                        .find(model + "/" + batch)
                        .orElseThrow();
                assertThat(last.report().labelledRows()).isEqualTo(ROWS);
                assertThat(last.told()).isTrue();
            }
        }
        Map<String, PerformanceReport> byId = new HashMap<>();
        for (CloudEvent<?> event : publisher.told()) {
            PerformanceReport report = ((PerformanceEvaluated) event.data()).report();
            PerformanceReport before = byId.put(event.id(), report);
            assertThat(before == null || before.equals(report)).isTrue();
        }
    }

    @Test
    void shouldTellAReportThatWasStoredAndNeverTold() {
        // Given
        PerformanceReports reports = reports(MONGO.one());
        new TestPredictions(MONGO.one(), "race").batch(accepted("untold", true), rows(values(i -> i), "untold"));
        publisher.setAway(true);
        assertThatThrownBy(() -> reports.update(model + "/untold", PerformanceReports.Telling.AGAIN))
                .hasMessageContaining("away");
        publisher.setAway(false);

        // When
        reports.update(model + "/untold", PerformanceReports.Telling.WHAT_IS_NEW);
        reports.update(model + "/untold", PerformanceReports.Telling.WHAT_IS_NEW);
        reports.update(model + "/untold", PerformanceReports.Telling.AGAIN);

        // Then
        assertThat(publisher.told()).hasSize(2);
        assertThat(publisher.told().getFirst()).isEqualTo(publisher.told().getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "infinite, infinite prediction or label",
        "overflowing, beyond the range",
        "unlabelled, 0 rows have a label",
    })
    void shouldSayWhyItCannotMeasure(String kind, String reason) throws Exception {
        // Given
        double[] truth =
                switch (kind) {
                    case "infinite" -> values(i -> i == 3 ? Double.POSITIVE_INFINITY : i);
                    case "overflowing" -> values(i -> i % 2 == 0 ? 1e308 : -1e308);
                    default -> values(i -> Double.NaN);
                };
        new TestPredictions(MONGO.one(), "race").batch(accepted(kind, true), rows(truth, kind));

        // When
        reports(MONGO.one()).update(model + "/" + kind, PerformanceReports.Telling.AGAIN);

        // Then
        PerformanceReport report =
                ((PerformanceEvaluated) publisher.told().getFirst().data()).report();
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.reason()).contains(reason);
        assertThat(ContractJson.mapper().writeValueAsString(report))
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    private static PerformanceReports reports(MongoClient client, RecordingPublisher publisher) {
        MONGO.one().getDatabase("race");
        return new PerformanceReports(
                TestBaselines.of(client, "race"),
                repository(client),
                new TestPredictions(client, "race").repository(),
                publisher);
    }

    private PerformanceReports reports(MongoClient client) {
        TestBaselines.store(MONGO.one(), "race", TestModels.regressor(model), "r", Map.of("rmse", 1.0, "mae", 1.0));
        return reports(client, publisher);
    }

    private static double[] values(java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).toArray();
    }

    private static Block rows(double[] truth, String batch) {
        List<Column> columns = new ArrayList<>();
        columns.add(ids(batch, 0, ROWS));
        columns.add(new Column.Numeric("prediction", values(i -> i + 1)));
        if (truth != null) {
            columns.add(new Column.Numeric("target", truth));
        }
        return new Block(ROWS, columns);
    }

    private static Labels labels(String batch, int from, int to) {
        double[] values = new double[to - from];
        Arrays.fill(values, 1);
        Labels labels = Labels.none();
        labels.add(
                new Block(values.length, List.of(ids(batch, from, to), new Column.Numeric("target", values))),
                "id",
                "target",
                AT);
        return labels;
    }

    private static Column.Text ids(String batch, int from, int to) {
        return new Column.Text(
                "id",
                IntStream.range(from, to).mapToObj(i -> batch + "-" + i).toArray(String[]::new),
                IntStream.range(0, to - from).toArray());
    }

    private BatchAccepted accepted(String batch, boolean labelled) {
        ModelDefinition definition = TestModels.regressor(model);
        return new BatchAccepted(
                new BatchRef(model, batch, batch, 1, "r", ROWS, 0, AT, null, null),
                1,
                0,
                labelled,
                1,
                definition,
                null,
                null);
    }

    private static PerformanceReportRepository repository(MongoClient client) {
        return new PerformanceReportRepository(client, new PerformanceSeriesRepository(client, "race"), "race");
    }
}
