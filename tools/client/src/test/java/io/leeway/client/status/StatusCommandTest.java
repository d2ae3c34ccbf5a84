package io.leeway.client.status;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class StatusCommandTest {

    private final StubService ingest = new StubService();
    private final StubService risk = new StubService();
    private final StubService alert = new StubService();
    private final StubService performance = new StubService();

    @AfterEach
    void stop() {
        ingest.close();
        risk.close();
        alert.close();
        performance.close();
    }

    @Test
    void shouldSayWhatBecameOfEverything() {
        // Given
        accounting("/v1/accounting?limit=100&after=", 2, false, 0);
        models();
        alerts("");

        // When
        Cli run = status();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().toList().get(1)).matches("churn +9 +6 +2 +1 +3 +monday +2 findings +12\\.5 +ok");
        assertThat(run.out()).contains("churn: 2 batches accepted, the oldest ").contains(" ago, being judged");
        assertThat(run.out())
                .contains("Incidents that nobody has acknowledged: 1")
                .doesNotContain("Warning");
    }

    @Test
    void shouldWarnOfDeadLettersAndOfAStalledPipeline() {
        // Given
        accounting("/v1/accounting?limit=100&after=", 2, true, 4);
        models();
        alerts("");

        // When
        Cli run = status();

        // Then
        assertThat(run.out())
                .contains("Warning: 4 dead letters; see ./leeway dead-letters list")
                .contains("Warning: the pipeline of churn is stalled: 2 batches accepted");
    }

    @Test
    void shouldShowWhatTheOthersKnowWhileRiskAndAlertAreAway() {
        // Given
        accounting("/v1/accounting?limit=100&after=", 2, false, 0);
        risk.on("GET /v1/models?limit=100&after=", 503, "{\"title\": \"Starting\"}");
        alert.close();

        // When
        Cli run = status();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().toList().get(1)).matches("churn +9 +6 +2 +1 +3 +\\? +\\? +\\? +\\?");
        assertThat(run.err()).contains("Starting", "alert-service does not answer at " + alert.url());
    }

    @Test
    void shouldShowAssessmentsWhileIngestIsAway() {
        // Given
        ingest.close();
        models();
        alerts("");

        // When
        Cli run = status();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("monday");
        assertThat(run.err()).contains("ingest-service does not answer at " + ingest.url());
    }

    @Test
    void shouldFailWhereNobodyAnswers() {
        // Given
        stop();

        // When
        Cli run = status();

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldSayWhatBecameOfSinglePredictions() {
        // Given
        waitingLabels(0, "");
        alerts("&model=churn");
        ingest.on("GET /v1/accounting?model=churn", 200, """
                {"models": [{"model": "churn", "events": {"model": "churn", "accepted": 1007, "collected": 1000,
                  "waiting": 4, "unpaired": 2, "refused": 1, "duplicates": 5, "deadLettered": 3}}], "deadLetters": 0, "outbox": 0}
                """);

        // When
        Cli run = status("churn");

        // Then
        assertThat(run.out())
                .contains("1,007 events of single predictions accepted. Of these 1,000 in batches, 4 waiting,"
                        + " 2 without the other half, 1 refused. Of messages from RabbitMQ 3 dead-lettered.");
    }

    @Test
    void shouldShowTheBudgetOfOneModel() {
        // Given
        waitingLabels(0, "");
        accounting("/v1/accounting?model=churn", 0, false, 0);
        alerts("&model=churn");
        risk.on("GET /v1/models/churn/alarm-budget", 200, "{\"budget\": 2, \"per\": \"P30D\"}");

        // When
        Cli run = status("churn");

        // Then
        assertThat(run.out()).contains("Budget of alarms about drift: 2 in P30D; no window has been judged yet");
    }

    @Test
    void shouldSayThatAFirstBatchIsBeingJudged() {
        // Given
        waitingLabels(0, "");
        accounting("/v1/accounting?model=churn", 1, false, 0);
        alerts("&model=churn");

        // When
        Cli run = status("churn");

        // Then
        assertThat(run.out())
                .contains(
                        "churn: 12 received: 3 refused, 9 accepted. Of these 6 evaluated, 1 waiting, 1 dead-lettered.")
                .containsPattern("1 batch accepted \\d+ s ago, being judged")
                .doesNotContain("No batch has come yet");
    }

    @Test
    void shouldSayHowManyLabelsHaveFoundNoPrediction() {
        // Given
        accounting("/v1/accounting?model=churn", 0, false, 0);
        alerts("&model=churn");
        waitingLabels(1_000, "\"1.0\", \"2.0\", \"3.0\", \"4.0\"");

        // When
        Cli run = status("churn");

        // Then
        assertThat(run.out()).contains("1,000 labels have found no prediction yet, such as those of 1.0, 2.0, 3.0");
    }

    @Test
    void shouldShowTheDataQualityOfEachBatch() {
        // Given
        accounting("/v1/accounting?model=churn", 0, false, 0);
        alerts("&model=churn");
        waitingLabels(0, "");
        risk.on(
                "GET /v1/models/churn/reports?limit=4",
                200,
                "{\"items\": [" + batch("e", "stable", 0) + "," + batch("d", "drifted", 1) + ","
                        + batch("c", "insufficient-data", 2) + "," + batch("b", "insufficient-data", 0) + "]}");

        // When
        Cli run = status("churn", "--last", "4");

        // Then
        assertThat(run.out().lines().filter(line -> line.contains("1,200")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .containsPattern("^b +1,200 +insufficient data +unknown +no labels yet"),
                        line -> assertThat(line).containsPattern("^c +1,200 +insufficient data +2 findings +no labels"),
                        line -> assertThat(line)
                                .containsPattern("^d +1,200 +5: v, w, x and 2 more +1 finding +no labels"),
                        line -> assertThat(line).containsPattern("^e +1,200 +none +ok +no labels yet"));
    }

    @Test
    void shouldAnswerAsJson() {
        // Given
        accounting("/v1/accounting?limit=100&after=", 0, false, 0);
        models();
        alerts("");

        // When
        Cli run = status("--json");

        // Then
        assertThat(run.out()).contains("\"accounting\"", "\"models\"", "\"firingAlerts\" : 1");
    }

    @Test
    void shouldSayThatThereMayBeMoreModels() {
        // Given
        accounting("/v1/accounting?limit=1&after=", 0, false, 0);
        risk.on("GET /v1/models?limit=1&after=", 200, "[]");
        alerts("");

        // When
        Cli run = status("--limit", "1");

        // Then
        assertThat(run.out()).contains("There may be more than these 1; --limit N lists up to 10,000.");
    }

    @Test
    void shouldRefuseANumberOfBatchesThatIsNone() {
        // When
        Cli run = status("churn", "--last", "0");

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--last is a number from 1 to 10000.");
        assertThat(ingest.lines()).isEmpty();
    }

    private Cli status(String... arguments) {
        String[] all = new String[arguments.length + 9];
        all[0] = "status";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        String[] addresses = {
            "--ingest", ingest.url(), "--risk", risk.url(), "--alert", alert.url(), "--performance", performance.url()
        };
        System.arraycopy(addresses, 0, all, arguments.length + 1, addresses.length);
        return Cli.run(all);
    }

    private void accounting(String path, int waiting, boolean stalled, int deadLetters) {
        ingest.on("GET " + path, 200, """
                {"models": [{"model": "churn", "received": 12, "refused": 3, "accepted": 9, "evaluated": 6,
                  "waiting": %d, "deadLettered": 1, "rejectedRows": 0, "labelsWaiting": 0,
                  "waitingSince": "%s", "stalled": %b}], "deadLetters": %d, "outbox": 2}
                """.formatted(waiting, Instant.now().minusSeconds(3), stalled, deadLetters));
    }

    private void waitingLabels(int rows, String ids) {
        performance.on(
                "GET /v1/models/churn/waiting-labels",
                200,
                "{\"model\": \"churn\", \"rows\": " + rows + ", \"rowIds\": [" + ids + "]}");
    }

    private static String batch(String name, String drift, int findings) {
        String drifted = drift.equals("drifted") ? "\"v\", \"w\", \"x\", \"y\", \"z\"" : "";
        return """
                {"model": "churn", "batch": "%s", "name": "%s", "sequence": 1, "acceptedAt": "2026-05-01T00:00:00Z",
                 "rows": 1200, "driftVerdict": "%s", "driftedFeatures": [%s], "qualityFindings": %d, "performance": {},
                 "score": 1.5, "level": "ok", "revision": 1}
                """.formatted(name, name, drift, drifted, findings);
    }

    private void models() {
        risk.on("GET /v1/models?limit=100&after=", 200, """
                [{"model": "churn", "task": "binary-classification", "batches": 6,
                  "last": {"name": "monday", "driftVerdict": "stable", "qualityFindings": 2, "score": 12.5, "level": "ok"}}]
                """);
    }

    private void alerts(String query) {
        alert.on("GET /v1/alerts?state=firing&limit=1000" + query, 200, "[{\"id\": \"a\"}]");
    }
}
