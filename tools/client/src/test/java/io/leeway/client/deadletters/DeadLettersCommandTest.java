package io.leeway.client.deadletters;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLettersCommandTest {

    private static final String ID = "0b7c9a52-3b3e-3d0e-9c2f-0a1b2c3d4e5f";
    private static final String OTHER = "1b7c9a52-3b3e-3d0e-9c2f-0a1b2c3d4e5f";

    private final StubService ingest = new StubService();

    @AfterEach
    void stop() {
        ingest.close();
    }

    @Test
    void shouldListLettersWithReasonAgeAndTries() {
        // Given
        ingest.on("GET /v1/dead-letters?limit=100", 200, page(letter(ID, "rows are no longer kept")));

        // When
        Cli run = Cli.run("dead-letters", "list", "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(ID, "leeway.drift", "rows are no longer kept", "2 h", "churn", "monday", "open")
                .contains("1 open, 1 shown.");
    }

    @Test
    void shouldReadNoMorePagesThanItShows() {
        // Given
        String next =
                "{\"open\": 7, \"items\": [" + letter(ID, "a") + "," + letter(OTHER, "b") + "], \"next\": \"p2\"}";
        ingest.on("GET /v1/dead-letters?limit=2", 200, next);

        // When
        Cli run = Cli.run("dead-letters", "list", "--limit", "2", "--ingest", ingest.url());

        // Then
        assertThat(run.out()).contains("7 open, 2 shown.");
        assertThat(ingest.lines()).containsExactly("GET /v1/dead-letters?limit=2");
    }

    @Test
    void shouldAnswerAsJson() {
        // Given
        ingest.on("GET /v1/dead-letters?limit=100", 200, page(letter(ID, "a")));

        // When
        Cli run = Cli.run("dead-letters", "list", "--json", "--ingest", ingest.url());

        // Then
        assertThat(run.out()).contains("\"open\" : 1", "\"id\" : \"" + ID + "\"");
    }

    @Test
    void shouldShowTheEventsData() {
        // Given
        ingest.on("GET /v1/dead-letters/" + ID, 200, letter(ID, "a"));

        // When
        Cli run = Cli.run("dead-letters", "show", ID, "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"rows\" : 5").doesNotContain("specversion");
    }

    @Test
    void shouldShowWhatIsNoEventWithoutItsControlCharacters() {
        // Given
        ingest.on("GET /v1/dead-letters/" + ID, 200, "{\"id\": \"" + ID + "\", \"body\": \"{\\u001b[2Jx\"}");

        // When
        Cli run = Cli.run("dead-letters", "show", ID, "--ingest", ingest.url());

        // Then
        assertThat(run.out()).contains("{\uFFFD[2Jx").doesNotContain("\u001b");
    }

    @Test
    void shouldReplayEachAndSayWhichWasRefused() {
        // Given
        ingest.on(
                "POST /v1/dead-letters/" + ID + "/replay", 409, "{\"title\": \"Dropped\", \"detail\": \"it is gone\"}");
        ingest.on("POST /v1/dead-letters/" + OTHER + "/replay", 200, letter(OTHER, "a"));

        // When
        Cli run = Cli.run("dead-letters", "replay", ID, OTHER, "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(OTHER + " replayed");
        assertThat(run.err()).contains(ID + ": Dropped: it is gone");
    }

    @Test
    void shouldReplayAll() {
        // Given
        ingest.on("POST /v1/dead-letters/replay", 200, "{\"replayed\": 12}");

        // When
        Cli run = Cli.run("dead-letters", "replay", "--all", "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("12 replayed");
    }

    @Test
    void shouldNeverTakeAnEmptyIdForAll() {
        // When
        Cli empty = Cli.run("dead-letters", "replay", "", "--ingest", ingest.url());
        Cli nothing = Cli.run("dead-letters", "replay", "--ingest", ingest.url());
        Cli both = Cli.run("dead-letters", "replay", ID, "--all", "--ingest", ingest.url());

        // Then
        assertThat(new int[] {empty.code(), nothing.code(), both.code()}).containsOnly(2);
        assertThat(ingest.requests()).isEmpty();
    }

    @Test
    void shouldDropOnlyWhatWasAgreedTo() {
        // Given
        ingest.on("DELETE /v1/dead-letters/" + ID, 204, "");

        // When
        Cli refused = Cli.runWith("n\n", "dead-letters", "drop", ID, "--ingest", ingest.url());
        Cli unanswered = Cli.run("dead-letters", "drop", ID, "--ingest", ingest.url());
        Cli agreed = Cli.runWith("y\n", "dead-letters", "drop", ID, "--ingest", ingest.url());
        Cli unasked = Cli.run("dead-letters", "drop", ID, "--yes", "--ingest", ingest.url());

        // Then
        assertThat(new int[] {refused.code(), unanswered.code(), agreed.code(), unasked.code()})
                .containsExactly(1, 1, 0, 0);
        assertThat(unanswered.err()).contains("--yes");
        assertThat(ingest.lines()).hasSize(2).containsOnly("DELETE /v1/dead-letters/" + ID);
    }

    @Test
    void shouldSayWhoDoesNotAnswer() {
        // Given
        String url = ingest.url();
        ingest.close();

        // When
        Cli run = Cli.run("dead-letters", "list", "--ingest", url);

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("ingest-service does not answer at " + url);
    }

    @Test
    void shouldRefuseALimitThatIsNone() {
        // When
        Cli run = Cli.run("dead-letters", "list", "--limit", "0", "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--limit is a number from 1 to 10000");
    }

    private static String page(String letter) {
        return "{\"open\": 1, \"items\": [" + letter + "]}";
    }

    private static String letter(String id, String reason) {
        return """
                {"id": "%s", "queue": "leeway.drift", "reason": "%s", "attempts": 5, "at": "2026-01-01T00:00:00Z",
                 "ageSeconds": 7300, "model": "churn", "batch": "monday", "state": "open", "replays": 0,
                 "body": "{\\"specversion\\": \\"1.0\\", \\"data\\": {\\"rows\\": 5}}"}""".formatted(id, reason);
    }
}
