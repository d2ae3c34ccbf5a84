package io.leeway.client.silences;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceCommandTest {

    private static final String ID = "0b7c9a52-3b3e-3d0e-9c2f-0a1b2c3d4e5f";
    private static final String SILENCE = "{\"id\":\"" + ID
            + "\",\"model\":\"churn\",\"condition\":\"drift-share\",\"endsAt\":\"2026-01-31T08:00:00Z\","
            + "\"reason\":\"a sale\",\"createdBy\":\"Ada\",\"createdAt\":\"2026-01-30T08:00:00Z\"}";

    private final StubService alert = new StubService();

    @AfterEach
    void stop() {
        alert.close();
    }

    @Test
    void shouldSilenceAConditionOfAModelForATime() {
        // Given
        alert.on("POST /v1/silences", 201, SILENCE);

        // When
        Cli run = Cli.run(
                "silence",
                "churn",
                "--condition",
                "drift-share",
                "--until",
                "2d",
                "--reason",
                "a sale",
                "--by",
                "Ada",
                "--alert",
                alert.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Silent until 2026-01-31T08:00:00Z", "leeway silence --end " + ID);
        assertThat(alert.lines()).containsExactly("POST /v1/silences");
    }

    @Test
    void shouldListTheSilencesThatLast() {
        // Given
        alert.on("GET /v1/silences", 200, "[" + SILENCE + "]");

        // Then
        assertThat(Cli.run("silence", "--alert", alert.url()).out())
                .contains(ID, "churn", "drift-share", "a sale", "Ada");
    }

    @Test
    void shouldEndASilence() {
        // Given
        alert.on("DELETE /v1/silences/" + ID, 204, "");

        // Then
        assertThat(Cli.run("silence", "--end", ID, "--alert", alert.url()).out())
                .contains("Ended.");
    }

    @Test
    void shouldAskForAnEndAndAReason() {
        Cli run = Cli.run("silence", "churn", "--by", "Ada", "--alert", alert.url());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--until", "--reason");
        assertThat(alert.lines()).isEmpty();
    }
}
