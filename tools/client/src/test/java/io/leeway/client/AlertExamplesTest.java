package io.leeway.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the commands that docs/alerts.md shows; its requests are done by alert-service's own test. */
class AlertExamplesTest {

    private static final Path PAGE = Path.of("../../docs/alerts.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./leeway (.*?)(?: +#.*)?$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String SILENCE = "{\"id\":\"ID\",\"endsAt\":\"2026-01-31T08:00:00Z\"}";
    private static final String CONDITIONS = "{\"definition\":[],\"rules\":[],\"inForce\":[]}";

    private final StubService alert = new StubService();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        alert.close();
    }

    @Test
    void shouldRunEachCommand() throws IOException {
        // Given
        Files.writeString(folder.resolve("rules.yaml"), "rules: [{on: drift-share, above: 0.3}]\n");
        alert.on("POST /v1/silences", 201, SILENCE)
                .on("GET /v1/silences", 200, "[]")
                .on("DELETE /v1/silences/ID", 204, "")
                .on("GET /v1/models/telco-churn/conditions", 200, CONDITIONS)
                .on("PUT /v1/models/telco-churn/conditions", 200, CONDITIONS)
                .on("DELETE /v1/models/telco-churn/conditions", 204, "");
        Matcher commands = COMMAND.matcher(Files.readString(PAGE));
        int run = 0;
        while (commands.find()) {
            if (!commands.group(1).equals("status")) {
                // When
                Cli result = Cli.run(arguments(commands.group(1)));

                // Then
                assertThat(result.code()).as(commands.group() + result.err()).isZero();
                run++;
            }
        }
        assertThat(run).isEqualTo(alert.lines().size()).isGreaterThan(5);
    }

    private String[] arguments(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(word.equals("rules.yaml") ? folder.resolve(word).toString() : word);
        }
        words.add("--alert");
        words.add(alert.url());
        return words.toArray(String[]::new);
    }
}
