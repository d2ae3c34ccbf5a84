package io.leeway.system.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the demonstration on invented data, through HTTP, AMQP, MongoDB's protocol and SMTP, to its end. */
class DemoSystemTest {

    private static final int MINUTES = 6;
    private static final Pattern INCIDENT = Pattern.compile("(?m)^X-Leeway-Alert: (\\S+)");

    @Test
    void shouldWatchBothModelsFromTrainingToTheMail(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path json = folder.resolve("results.json");
        Path data = folder.resolve("data");

        // When
        Process demo = Launcher.start(
                folder.resolve("demo.log"),
                "demo",
                "--exit",
                "--port-base",
                "0",
                "--data",
                data.toString(),
                "--json",
                json.toString());
        boolean ended = demo.waitFor(MINUTES, TimeUnit.MINUTES);

        // Then
        String log = Files.readString(folder.resolve("demo.log"));
        assertThat(ended).as(log).isTrue();
        assertThat(demo.exitValue()).as(log).isZero();
        JsonNode models = new ObjectMapper().readTree(json.toFile()).path("models");
        JsonNode churn = models.path("telco-churn").path("batches");
        assertThat(churn).hasSize(12).allSatisfy(batch -> {
            assertThat(batch.path("rows").asInt()).isGreaterThan(100);
            assertThat(batch.path("performance").path("f1").asDouble()).isBetween(0.0, 1.0);
            assertThat(batch.path("risk").isNumber()).isTrue();
        });
        assertThat(those(churn, "alerted", "clean")).isEmpty();
        List<String> alerted = those(churn, "alerted", "drifted");
        assertThat(alerted).hasSizeGreaterThanOrEqualTo(5);
        assertThat(those(churn, "raised", "drifted"))
                .startsWith(alerted.getFirst())
                .isSubsetOf(alerted);
        assertThat(models.path("ethereum-price").path("batches")).hasSizeGreaterThan(20);
        assertThat(incidentsMailed(data.resolve("mail"), "telco-churn"))
                .as("incidents of which a mail tells first")
                .isNotEmpty();
        assertThat(incidentsMailed(data.resolve("mail"), "ethereum-price"))
                .as("incidents of 45 weeks of which a mail tells first")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(leftBehind(data))
                .as("processes that outlived the demonstration")
                .isEmpty();
    }

    /** The names of the batches of a kind of which something holds. */
    private static List<String> those(JsonNode batches, String what, String kind) {
        List<String> names = new ArrayList<>();
        for (JsonNode batch : batches) {
            String name = batch.path("batch").asText();
            if (name.endsWith(kind) && batch.path(what).asBoolean()) {
                names.add(name);
            }
        }
        return names;
    }

    private static Set<String> incidentsMailed(Path mail, String model) throws IOException {
        Set<String> incidents = new HashSet<>();
        try (Stream<Path> files = Files.list(mail)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                Matcher incident = INCIDENT.matcher(text);
                if (text.contains("X-Leeway-Model: " + model) && incident.find()) {
                    incidents.add(incident.group(1));
                }
            }
        }
        return incidents;
    }

    /** Every process of the stack has its data folder in its command line. */
    private static List<String> leftBehind(Path data) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().stream())
                .filter(line -> line.contains(data.toString()))
                .toList();
    }
}
