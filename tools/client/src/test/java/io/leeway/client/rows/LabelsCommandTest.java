package io.leeway.client.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.client.Cli;
import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsCommandTest {

    @TempDir
    Path folder;

    private final StubService ingest = new StubService();
    private final StubService performance = new StubService();

    @BeforeEach
    void take() {
        ingest.on(
                "POST /v1/models/churn/labels",
                202,
                "{\"labels\": \"l-1\", \"rows\": 80, \"rejected\": {\"rows\": 0, \"errors\": []}}");
    }

    @AfterEach
    void stop() {
        ingest.close();
        performance.close();
    }

    @Test
    void shouldSayWhatTheLabelsFoundWhenTheyHaveBeenJoined() throws IOException {
        // Given: joined at the third look
        accounting(1);
        accounting(1);
        accounting(0);
        performance.on("GET /v1/models/churn/waiting-labels", 200, "{\"rows\": 80, \"rowIds\": [\"17.0\"]}");

        // When
        Cli run = labels();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("labels l-1: 80 rows accepted, 0 rejected")
                .contains("80 labels have found no prediction yet, such as that of 17.0");
        assertThat(ingest.lines())
                .filteredOn(line -> line.contains("accounting"))
                .hasSize(3);
    }

    @Test
    void shouldSayThatEveryLabelHasFoundAPrediction() throws IOException {
        // Given
        accounting(0);
        performance.on("GET /v1/models/churn/waiting-labels", 200, "{\"rows\": 0, \"rowIds\": []}");

        // When
        Cli run = labels();

        // Then
        assertThat(run.out()).contains("Every label has found a prediction.");
    }

    @Test
    void shouldHaveSentLabelsAlthoughNobodyKnowsWhatTheyFound() throws IOException {
        // Given
        accounting(0);
        performance.on("GET /v1/models/churn/waiting-labels", 503, "{\"title\": \"Starting\"}");

        // When
        Cli run = labels();

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("80 rows accepted");
        assertThat(run.err()).contains("Not everything is shown");
    }

    private void accounting(int labelsWaiting) {
        ingest.on(
                "GET /v1/accounting?model=churn",
                200,
                "{\"models\": [{\"model\": \"churn\", \"labelsWaiting\": " + labelsWaiting + "}]}");
    }

    private Cli labels() throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), "id,y\n17.0,1\n");
        return Cli.run(
                "labels", "churn", file.toString(), "--ingest", ingest.url(), "--performance", performance.url());
    }
}
