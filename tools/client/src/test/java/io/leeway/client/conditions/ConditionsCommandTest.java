package io.leeway.client.conditions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionsCommandTest {

    private static final String CONDITIONS =
            "{\"defaults\":\"add\",\"definition\":[{\"on\":\"risk\",\"at\":\"warning\"}],"
                    + "\"rules\":[{\"on\":\"drift\",\"at\":\"warning\",\"feature\":\"age\",\"to\":{\"email\":\"a@example.com\"}}],"
                    + "\"inForce\":[{\"on\":\"risk\",\"at\":\"warning\"},"
                    + "{\"on\":\"drift\",\"at\":\"warning\",\"feature\":\"age\",\"to\":{\"email\":\"a@example.com\"}},"
                    + "{\"on\":\"no-data\",\"at\":\"warning\"}],"
                    + "\"reason\":\"a campaign\",\"by\":\"Ada\",\"changedAt\":\"2026-01-30T08:00:00Z\"}";

    private final StubService alert = new StubService();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        alert.close();
    }

    @Test
    void shouldListWhatAModelIsWatchedForAndByWhoseRules() {
        // Given
        alert.on("GET /v1/models/churn/conditions", 200, CONDITIONS);

        // When
        Cli run = Cli.run("conditions", "churn", "--alert", alert.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .anySatisfy(line -> assertThat(line).contains("risk", "definition"))
                .anySatisfy(line -> assertThat(line).contains("drift", "age", "a@example.com", "added"))
                .anySatisfy(line -> assertThat(line).contains("no-data", "default"))
                .anySatisfy(line -> assertThat(line).contains("Ada", "a campaign"));
    }

    @Test
    void shouldAddTheRulesOfAFile() throws IOException {
        // Given
        alert.on("PUT /v1/models/churn/conditions", 200, CONDITIONS);
        Path file = Files.writeString(folder.resolve("rules.yaml"), "rules:\n  - {on: drift, feature: age}\n");

        // When
        Cli run = Cli.run(
                "conditions",
                "churn",
                "--set",
                file.toString(),
                "--reason",
                "a campaign",
                "--by",
                "Ada",
                "--alert",
                alert.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(new String(alert.requests().getFirst().body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"rules\":[{\"on\":\"drift\",\"feature\":\"age\"}],\"reason\":\"a campaign\",\"by\":\"Ada\"}");
    }

    @Test
    void shouldTakeThemAway() {
        alert.on("DELETE /v1/models/churn/conditions", 204, "");

        Cli run = Cli.run("conditions", "churn", "--drop", "--alert", alert.url());

        assertThat(run.code()).isZero();
        assertThat(alert.lines()).containsExactly("DELETE /v1/models/churn/conditions");
    }

    @Test
    void shouldAskForAReasonAndAFile() {
        assertThat(Cli.run("conditions", "churn", "--set", "x.yaml", "--by", "Ada", "--alert", alert.url())
                        .code())
                .isEqualTo(2);
        Cli run = Cli.run(
                "conditions",
                "churn",
                "--set",
                folder.resolve("none").toString(),
                "--reason",
                "r",
                "--by",
                "Ada",
                "--alert",
                alert.url());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file");
        assertThat(alert.lines()).isEmpty();
    }
}
