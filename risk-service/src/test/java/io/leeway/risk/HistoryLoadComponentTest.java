package io.leeway.risk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.test.EmbeddedServersResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long reads take with a long history of many models, and what one more window costs. The history is small unless
 * {@code -Dload.models} and {@code -Dload.windows} say otherwise, and then times are held against their
 * bars; {@code tools/benchmarks/history} runs it so.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class HistoryLoadComponentTest {

    private static final Integer MODELS = Integer.getInteger("load.models");
    private static final int WINDOWS = Integer.getInteger("load.windows", 130);
    private static final int READS = 200;
    private static final int COUNTED_WINDOWS = SeriesBuckets.SPAN;
    private static final String TEMPLATE = "load-0";

    @Inject
    MongoClient mongo;

    @Inject
    ModelRepository models;

    @Inject
    AssessmentRepository assessments;

    @Inject
    SeriesRepository series;

    @Inject
    SummaryRepository summaries;

    @TestHTTPResource("/v1/")
    URI service;

    private final List<String> rows = new ArrayList<>();
    private final Random random = new Random(4);

    @Test
    void shouldReadAsFastFromALongHistoryAsFromAShortOne() throws Exception {
        // Given
        boolean isMeasured = MODELS != null;
        int many = isMeasured ? MODELS : 12;
        HistoryLoad load = new HistoryLoad(mongo, models, assessments, series, summaries);
        load.define("warm-up");
        IntStream.rangeClosed(1, COUNTED_WINDOWS).forEach(i -> load.window("warm-up", i));
        load.define(TEMPLATE);
        List<Duration> written = new ArrayList<>();
        for (int i = 1; i <= WINDOWS; i++) {
            written.add(load.window(TEMPLATE, i));
        }
        row("a new window of the first 64, which look back on less", 0, written.subList(0, COUNTED_WINDOWS));
        row("a new window of the next 64", 0, written.subList(COUNTED_WINDOWS, 2 * COUNTED_WINDOWS));
        load.copy(TEMPLATE, IntStream.range(1, many).mapToObj(i -> "load-" + i).toList());

        // When
        List<Duration> after = new ArrayList<>();
        for (int i = WINDOWS + 1; i <= WINDOWS + COUNTED_WINDOWS; i++) {
            after.add(load.window(TEMPLATE, i));
        }
        row("a new window of the last 64, beside all models", 0, after);
        try (HttpClient client = HttpClient.newHttpClient()) {
            get(client, "overview");
            Duration page = read(client, "models page, worst first", "overview");
            Duration searched =
                    read(client, "models page, searched and sorted", "overview?q=oad-1&sort=coverage&level=critical");
            Duration risk = read(client, "series of risk", "models/%s/series?metric=risk");
            Duration metric = read(client, "series of a performance metric", "models/%s/series?metric=f1");
            Duration statistic =
                    read(client, "series of a feature's statistic", "models/%s/series?metric=psi&feature=feature-3");
            Duration feature = read(client, "a feature's history", "models/%s/features/feature-3");
            Duration list = read(client, "the last 50 windows", "models/%s/reports");
            Duration windows = read(client, "windows over all time, with the parts of their risk", "models/%s/windows");

            // Then
            rows.forEach(System.out::println);
            assertThat(get(client, "overview").length).isLessThanOrEqualTo(100_000);
            assertThat(get(client, "models/" + TEMPLATE + "/series?metric=risk").length)
                    .isPositive();
            if (isMeasured) {
                assertThat(List.of(page, searched, windows)).allMatch(time -> time.toMillis() <= 200);
                assertThat(List.of(risk, metric, statistic, feature, list)).allMatch(time -> time.toMillis() <= 100);
            }
        }
    }

    /** Reads of models by chance; returns the time that 95 of 100 took at most. */
    private Duration read(HttpClient client, String what, String path) throws Exception {
        List<Duration> times = new ArrayList<>();
        int bytes = 0;
        int many = MODELS == null ? 12 : MODELS;
        for (int i = 0; i < READS; i++) {
            String model = "load-" + random.nextInt(many);
            long begin = System.nanoTime();
            bytes = Math.max(bytes, get(client, path.formatted(model)).length);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return row(what, bytes, times);
    }

    private Duration row(String what, int bytes, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        Duration p95 = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
        rows.add("| %s | %.1f | %.1f | %s |"
                .formatted(
                        what,
                        millis(sorted.get(sorted.size() / 2)),
                        millis(p95),
                        bytes == 0 ? "" : String.format(Locale.ROOT, "%,d", bytes)));
        return p95;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private byte[] get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
