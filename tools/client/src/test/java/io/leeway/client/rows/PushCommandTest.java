package io.leeway.client.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class PushCommandTest {

    private static final String PROGRESS = "GET /v1/models/churn/batches/b-1/progress";
    private static final String REPORT = "GET /v1/models/churn/reports/";

    @TempDir
    Path folder;

    private final StubService ingest = new StubService();
    private final StubService risk = new StubService();

    @AfterEach
    void stop() {
        ingest.close();
        risk.close();
    }

    @Test
    void shouldNotWaitUnlessAsked() throws IOException {
        // Given
        accept("");

        // When
        Cli run = push();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("batch b-1: 1 row accepted, 0 rejected", "idempotency key file-");
        assertThat(risk.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ok, stable, 0", "warning, drifted, 3", "critical, drifted, 4", "ok, insufficient-data, 5"})
    void shouldPrintTheVerdictAndTellTheLevelByItsCode(String level, String drift, int code) throws IOException {
        // Given: a report that is there at the second look
        accept("");
        progress("waiting", "risk-service");
        risk.on(REPORT + "b-1", 404, "{\"title\": \"Unknown batch\"}");
        report("b-1", level, drift);

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out())
                .contains("batch b-1: 1 row accepted", "monday: " + level + ", risk 50.0 of 100")
                .contains("performance   not known: no labels have come yet");
    }

    @Test
    void shouldLetAWarningPassWhereOnlyCriticalIsToFail() throws IOException {
        // Given
        accept("");
        progress("evaluated");
        report("b-1", "warning", "drifted");

        // When
        Cli run = push("--wait", "--fail-at", "critical");

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("monday: warning");
    }

    @Test
    void shouldSayWhatItWaitsForWhenTheTimeIsOver() throws IOException {
        // Given
        accept("");
        progress("waiting", "drift-service");

        // When
        Cli run = push("--wait", "--timeout", "PT0.3S");

        // Then
        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).contains("1 row accepted");
        assertThat(run.err())
                .contains("No assessment within", "drift-service is not done with it.")
                .contains("The batch is stored and stays so: ./leeway status churn");
    }

    @Test
    void shouldAskAgainWhileServicesAreAway() throws IOException {
        // Given
        accept("");
        ingest.on(PROGRESS, 503, "{\"title\": \"Starting\"}");
        progress("evaluated");
        risk.on(REPORT + "b-1", 503, "{\"title\": \"Starting\"}");
        report("b-1", "ok", "stable");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("monday: ok");
    }

    @Test
    void shouldNameTheServiceThatIsAwayUntilTheEnd() throws IOException {
        // Given
        accept("");
        progress("evaluated");
        risk.close();

        // When
        Cli run = push("--wait", "--timeout", "PT0.3S");

        // Then
        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err()).contains("risk-service does not answer at " + risk.url());
    }

    @Test
    void shouldWaitUntilAWindowHoldsTheBatch() throws IOException {
        // Given: a window that was assessed before this batch came to it
        accept(", \"windows\": [\"rows-1\"], \"windowCount\": 1");
        report("rows-1", "critical", "drifted");
        progress("waiting", "drift-service");
        progress("evaluated");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(4);
        assertThat(ingest.lines()).filteredOn(line -> line.equals(PROGRESS)).hasSize(2);
        assertThat(risk.lines()).containsExactly(REPORT + "rows-1");
    }

    @Test
    void shouldShowAllWindowsAndTheWorst() throws IOException {
        // Given
        accept(", \"windows\": [\"w-1\", \"w-2\", \"w-3\"], \"windowCount\": 1200");
        progress("evaluated");
        report("w-1", "ok", "stable");
        report("w-2", "critical", "drifted");
        report("w-3", "ok", "insufficient-data");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("It belongs to 1,200 windows:", "The worst of them:", "monday: critical");
        assertThat(run.err()).contains("Only the first 3 windows were looked at.");
    }

    @ParameterizedTest
    @CsvSource({"dead-lettered, ./leeway dead-letters list", "dropped, is never judged"})
    void shouldNotWaitForWhatNeverComes(String state, String told) throws IOException {
        // Given
        accept("");
        progress(state, "drift-service");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("there is no assessment of it", told);
    }

    @Test
    void shouldSayThatAReportIsNotKeptAnyMore() throws IOException {
        // Given
        accept("");
        progress("evaluated");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("risk-service has no report under its id", "./leeway status churn");
    }

    @Test
    void shouldFailWhereTheModelIsDeletedMeanwhile() throws IOException {
        // Given
        accept("");
        ingest.on(PROGRESS, 410, "{\"title\": \"Model deleted\", \"detail\": \"It was deleted.\"}");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Model deleted: It was deleted.");
    }

    @Test
    void shouldNameTheCommandThatSendsAReference() throws IOException {
        // Given
        ingest.on(
                "POST /v1/models/churn/batches?name=monday",
                409,
                "{\"title\": \"No reference yet\", \"detail\": \"Send its reference first: PUT /v1/models/churn/reference.\"}");

        // When
        Cli run = push("--wait");

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Send its reference first: ./leeway reference churn FILE.");
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout, 5m, --timeout is about waiting",
        "--fail-at, critical, --fail-at is about waiting",
        "--timeout, soon, is no duration; write one as 90s"
    })
    void shouldRefuseOptionsThatMeanNothing(String option, String value, String told) throws IOException {
        // Given
        accept("");

        // When
        Cli run = push(option, value);

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(told);
        assertThat(ingest.lines()).isEmpty();
    }

    @Test
    void shouldListItsExitCodes() {
        // When
        Cli run = Cli.run("push", "--help");

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^Exit codes:$")
                .containsPattern("(?m)^ +6 +--wait: it was not assessed");
    }

    private void accept(String more) {
        ingest.on("POST /v1/models/churn/batches?name=monday", 202, """
                {"model": "churn", "batch": "b-1", "name": "monday", "rows": 1,
                 "rejected": {"rows": 0, "errors": []}%s}
                """.formatted(more));
    }

    private void progress(String state, String... waitsFor) {
        String services = Stream.of(waitsFor)
                .map(service -> "\"" + service + "\"")
                .toList()
                .toString();
        ingest.on(PROGRESS, 200, "{\"state\": \"" + state + "\", \"waitsFor\": " + services + "}");
    }

    private void report(String id, String level, String drift) {
        risk.on(REPORT + id, 200, """
                {"summary": {"model": "churn", "batch": "%1$s", "name": "monday", "sequence": 1,
                   "acceptedAt": "2026-05-01T00:00:00Z", "rows": 1, "driftVerdict": "%3$s", "driftedFeatures": [],
                   "qualityFindings": 0, "performance": {}, "score": 50.0, "level": "%2$s", "revision": 1},
                 "assessment": {"batch": {"model": "churn", "batch": "%1$s", "name": "monday", "sequence": 1,
                   "reference": "r", "rows": 1, "rejectedRows": 0, "acceptedAt": "2026-05-01T00:00:00Z"},
                   "score": 50.0, "level": "%2$s", "driftedFeatures": [], "performanceDrops": [],
                   "qualityFindings": [], "assessedAt": "2026-05-01T00:00:00Z", "revision": 1, "driftRevision": 1,
                   "parts": [{"name": "performance", "weight": 0.3, "effectiveWeight": 0,
                     "reasons": ["no labels have come yet"]}]},
                 "drift": {"of": "a later release"}}
                """.formatted(id, level, drift));
    }

    private Cli push(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "id,a\n1,2\n");
        return Cli.run(Stream.concat(
                        Stream.of(
                                "push",
                                "churn",
                                file.toString(),
                                "--name",
                                "monday",
                                "--ingest",
                                ingest.url(),
                                "--risk",
                                risk.url()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
