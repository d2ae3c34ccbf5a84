package io.leeway.client.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.client.Cli;
import io.leeway.client.StubService;
import io.leeway.client.http.Pages;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCommandsTest {

    private final StubService ingest = new StubService();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        ingest.close();
    }

    @Test
    void shouldListModelsPageByPage() {
        // Given
        StringBuilder full = new StringBuilder("[");
        for (int i = 0; i < Pages.LARGEST; i++) {
            full.append(i == 0 ? "" : ",").append("{\"model\": \"m%04d\", \"version\": 1}".formatted(i));
        }
        ingest.on("GET /v1/models?limit=1000&after=", 200, full.append(']').toString());
        ingest.on(
                "GET /v1/models?limit=500&after=m0999", 200, "[{\"model\": \"z\", \"version\": 2, \"retired\": true}]");

        // When
        Cli run = Cli.run("models", "--limit", "1500", "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(1 + Pages.LARGEST + 1);
        assertThat(run.out()).containsPattern("z +2 .*retired").doesNotContain("There may be more");
    }

    @Test
    void shouldDeleteOnlyWhatWasAgreedTo() {
        // Given
        ingest.on("DELETE /v1/models/churn", 204, "");

        // When
        Cli refused = Cli.runWith("\n", "delete", "churn", "--ingest", ingest.url());
        Cli agreed = Cli.run("delete", "churn", "--yes", "--ingest", ingest.url());

        // Then
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Nothing was deleted.");
        assertThat(agreed.code()).isZero();
        assertThat(ingest.requests()).hasSize(1);
    }

    @Test
    void shouldRetireAndResume() {
        // Given
        ingest.on("POST /v1/models/churn/retire", 200, "{}").on("POST /v1/models/churn/resume", 200, "{}");

        // When
        int retired = Cli.run("retire", "churn", "--ingest", ingest.url()).code();
        int resumed = Cli.run("resume", "churn", "--ingest", ingest.url()).code();

        // Then
        assertThat(retired + resumed).isZero();
        assertThat(ingest.lines()).containsExactly("POST /v1/models/churn/retire", "POST /v1/models/churn/resume");
    }

    @Test
    void shouldListReferencesAndRestoreOne() {
        // Given
        ingest.on("GET /v1/models/churn/references", 200, """
                [{"reference": "r2", "rows": 10, "modelVersion": 3, "current": true, "restorable": true},
                 {"reference": "r1", "rows": 10000, "modelVersion": 2, "current": false, "restorable": true},
                 {"reference": "r0", "rows": 9, "modelVersion": 1, "current": false, "restorable": false}]
                """);
        ingest.on("POST /v1/models/churn/references/r1/restore", 200, "{}");

        // When
        Cli listed = Cli.run("references", "churn", "--ingest", ingest.url());
        Cli restored = Cli.run("restore", "churn", "r1", "--ingest", ingest.url());

        // Then
        assertThat(listed.out()).contains("current", "can be restored", "rows no longer kept");
        assertThat(restored.code()).isZero();
        assertThat(restored.out()).contains("reference r1 is the current one of churn");
    }

    @Test
    void shouldListRefusalsWithHostileNamesMadeSafe() {
        // Given
        ingest.on("GET /v1/models/churn/refusals", 200, """
                [{"kind": "batch", "name": "evil\\u001b]0;x\\u0007", "title": "Columns are missing", "detail": "tenure",
                  "at": "2026-01-01T00:00:00Z"}]
                """);

        // When
        Cli run = Cli.run("refusals", "churn", "--ingest", ingest.url());

        // Then
        assertThat(run.out())
                .contains("Columns are missing: tenure", "evil\uFFFD]0;x\uFFFD")
                .doesNotContain("\u001b");
    }

    @Test
    void shouldPrintTheWarningsOfAReference() throws IOException {
        // Given
        Path rows = Files.writeString(folder.resolve("reference.csv"), "a\n1\n");
        ingest.on("PUT /v1/models/churn/reference", 202, """
                {"reference": "r", "rows": 1, "rejected": {"rows": 0},
                 "warnings": ["It has 1 row; the one before had 5,000."]}
                """);

        // When
        Cli run = Cli.run("reference", "churn", rows.toString(), "--ingest", ingest.url());

        // Then
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("Warning: It has 1 row; the one before had 5,000.");
    }

    @Test
    void shouldGiveTheSameKeyToTheSameFileUnderTheSameNameOnly() throws IOException {
        // Given
        Path rows = Files.writeString(folder.resolve("batch.csv"), "a\n1\n");
        ingest.on("POST /v1/models/churn/batches?name=monday", 202, "{\"batch\": \"b\", \"rows\": 1}");
        ingest.on("POST /v1/models/churn/batches?name=tuesday", 202, "{\"batch\": \"c\", \"rows\": 1}");

        // When
        Cli first = push(rows, "--name", "monday");
        push(rows, "--name", "monday");
        push(rows, "--name", "tuesday");
        push(rows, "--name", "tuesday", "--key", "mine");

        // Then
        assertThat(ingest.requests())
                .extracting(StubService.Request::idempotencyKey)
                .satisfies(keys -> {
                    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
                    assertThat(keys.get(3)).isEqualTo("mine");
                    assertThat(first.out()).contains("idempotency key " + keys.get(0));
                });
    }

    private Cli push(Path rows, String... options) {
        String[] arguments = new String[options.length + 5];
        arguments[0] = "push";
        arguments[1] = "churn";
        arguments[2] = rows.toString();
        arguments[3] = "--ingest";
        arguments[4] = ingest.url();
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Cli.run(arguments);
    }
}
