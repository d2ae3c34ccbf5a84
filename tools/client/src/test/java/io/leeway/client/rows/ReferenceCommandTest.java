package io.leeway.client.rows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceCommandTest {

    private static final String PATH = "/v1/models/price/reference/adoptions";
    private static final String ADOPTION = """
            {"id": "a", "model": "price", "reference": "r1",
             "accepted": {"by": "Kim", "at": "2024-06-03T00:00:00Z", "note": "the new price list"},
             "windows": [
               {"batch": "w1", "name": "w1", "from": "2024-05-06T00:00:00Z", "to": "2024-05-12T23:00:00Z"},
               {"batch": "w2", "name": "w2", "from": "2024-05-13T00:00:00Z", "to": "2024-05-19T23:00:00Z"}]}
            """;

    private final StubService drift = new StubService();

    @AfterEach
    void stop() {
        drift.close();
    }

    @Test
    void shouldAdoptTheWindowsOfSomeDays() {
        // Given
        drift.on("POST " + PATH, 200, ADOPTION);

        // When
        Cli run = reference("--adopt", "2024-05-06..2024-05-19", "--by", "Kim", "--note", "the new price list");

        // Then
        assertThat(run.code()).isZero();
        assertThat(new String(drift.requests().getFirst().body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"from\":\"2024-05-06\",\"to\":\"2024-05-19\",\"by\":\"Kim\",\"note\":\"the new price list\"}");
        assertThat(run.out()).contains("2 windows of price, 2024-05-06 to 2024-05-19, are part of reference r1");
    }

    @Test
    void shouldListWhatWasAdopted() {
        // Given
        drift.on("GET " + PATH, 200, "[" + ADOPTION + "]");

        // When
        Cli run = reference("--adoptions");

        // Then
        assertThat(run.out().lines().toList().get(1))
                .matches(" +2 +2024-05-06 +2024-05-19 +Kim +.* ago +the new price list *");
    }

    @Test
    void shouldSayWhyWindowsCannotBeAdopted() {
        // Given
        drift.on(
                "POST " + PATH,
                409,
                "{\"title\": \"These windows cannot be adopted\", \"detail\": \"w1 is part already.\"}");

        // When
        Cli run = reference("--adopt", "2024-05-06..2024-05-19");

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("w1 is part already.");
    }

    @Test
    void shouldAskForExactlyOneThingToDo() {
        assertThat(reference().err()).contains("Name a FILE");
        assertThat(reference("rows.csv", "--adoptions").err()).contains("Name a FILE");
        assertThat(reference("--adopt", "2024-05-06").err()).contains("two dots between");
        assertThat(drift.requests()).isEmpty();
    }

    private Cli reference(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "reference";
        all[1] = "price";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 2] = "--drift";
        all[all.length - 1] = drift.url();
        return Cli.run(all);
    }
}
