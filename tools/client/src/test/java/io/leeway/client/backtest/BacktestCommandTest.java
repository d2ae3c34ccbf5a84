package io.leeway.client.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.client.Cli;
import io.leeway.client.StubService;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.backtest.BacktestBasis;
import io.leeway.contracts.backtest.BacktestEpisode;
import io.leeway.contracts.backtest.BacktestFound;
import io.leeway.contracts.backtest.BacktestPeriod;
import io.leeway.contracts.backtest.BacktestPower;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.backtest.BacktestVerdict;
import io.leeway.contracts.backtest.BacktestWindow;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class BacktestCommandTest {

    private static final String ASKED = "POST /v1/models/churn/backtests";

    private final StubService drift = new StubService();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        drift.close();
    }

    @Test
    void shouldTellWhatWouldHaveAlarmedUnderBothSettings() throws IOException {
        // Given
        drift.on(ASKED, 200, ContractJson.mapper().writeValueAsString(report(70)));

        // When
        Cli run = Cli.run("backtest", "churn", "--drift", drift.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("churn version 3: 70 windows judged again")
                .containsPattern("alarms about drift +2 +0")
                .containsPattern("by chance at most +2.3 +-")
                .contains("alarms under both 0; only today 2 (w1, w2); only other 0")
                .contains("  today  .##." + ".".repeat(56) + System.lineSeparator())
                .contains("  other  ..??" + ".".repeat(6))
                .containsPattern("today +w1 +w2 +2 +fee")
                .containsPattern("mean-shift +fee +by \\+1 sd +from any window on +today +60 +83 +- +1.2 +3")
                .contains("note: so it is.");
        assertThat(run.out().lines().filter(line -> line.startsWith("  today"))).hasSize(2);
    }

    @Test
    void shouldSendTheDefinitionAndThePlan() throws IOException {
        // Given
        drift.on(ASKED, 200, ContractJson.mapper().writeValueAsString(report(1)));
        Path definition = Files.writeString(folder.resolve("other.yaml"), """
            model: churn
            task: regression
            rowId: id
            features: {fee: numeric}
            prediction: {column: predicted}
            drift: {psi: 0.4}
            """);
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"), "steps:\n  - {injection: scale, column: fee, factor: 1.3}\n");

        // When
        Cli run = Cli.run(
                "backtest",
                "churn",
                "--definition",
                definition.toString(),
                "--inject",
                plan.toString(),
                "--windows",
                "9",
                "--json",
                "--drift",
                drift.url());

        // Then
        assertThat(run.code()).isZero();
        JsonNode asked = ContractJson.mapper()
                .readTree(new String(drift.requests().getFirst().body(), StandardCharsets.UTF_8));
        assertThat(asked.path("definition").path("drift").path("psi").asDouble())
                .isEqualTo(0.4);
        assertThat(asked.path("inject").path("steps").path(0).path("injection").asText())
                .isEqualTo("scale");
        assertThat(asked.path("windows").asInt()).isEqualTo(9);
        assertThat(ContractJson.mapper().readTree(run.out()).path("model").asText())
                .isEqualTo("churn");
    }

    @Test
    void shouldRefuseAPlanThatIsNoneBeforeAnythingIsAsked() throws IOException {
        // Given
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"), "steps:\n  - {injection: missing, column: fee, share: 3}\n");

        // When
        Cli run = Cli.run("backtest", "churn", "--inject", plan.toString(), "--drift", drift.url());

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("step 1: 'share' must be between 0 and 1 but is 3.0.");
        assertThat(drift.lines()).isEmpty();
    }

    @Test
    void shouldEndWithOneWhereTheServiceRefuses() {
        // Given
        drift.on(ASKED, 422, "{\"title\": \"Not replayable\", \"detail\": \"features has to stay\"}");

        // When
        Cli refused = Cli.run("backtest", "churn", "--drift", drift.url());
        Cli wrong = Cli.run("backtest", "--drift", drift.url());

        // Then
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("features has to stay");
        assertThat(wrong.code()).isEqualTo(2);
    }

    /** The second and the third window alarm today, of which the other settings do not know the third, nor the fourth. */
    private static BacktestReport report(int size) {
        List<BacktestWindow> windows = new ArrayList<>();
        IntStream.range(0, size)
                .forEach(window -> windows.add(new BacktestWindow(
                        "w" + window,
                        null,
                        null,
                        100,
                        verdict(window == 1 || window == 2 ? Verdict.DRIFTED : Verdict.STABLE),
                        verdict(window == 2 || window == 3 ? Verdict.INSUFFICIENT_DATA : Verdict.STABLE))));
        AlarmSettings budget = AlarmSettings.defaults();
        BacktestSide today = new BacktestSide(
                DriftPolicyName.LEEWAY,
                budget,
                size,
                2,
                2.33,
                0,
                0,
                List.of(new BacktestEpisode("w1", "w2", 2, List.of("fee"))),
                List.of(new BacktestPeriod("w0", "w29", 30, 2, 1, true)));
        BacktestSide other =
                new BacktestSide(DriftPolicyName.NANNYML, budget, size - 2, 0, null, 0, 0, List.of(), List.of());
        return new BacktestReport(
                "churn",
                3,
                "r",
                BacktestBasis.WINDOWS,
                List.of("so it is."),
                today,
                other,
                windows,
                List.of(new BacktestPower(
                        "mean-shift",
                        "fee",
                        "by +1 sd",
                        "from any window on",
                        new BacktestFound(60, 0.83, null, 1.2, 3),
                        null)));
    }

    private static BacktestVerdict verdict(Verdict verdict) {
        return new BacktestVerdict(verdict, verdict == Verdict.DRIFTED ? List.of("fee") : List.of(), null, null, null);
    }
}
