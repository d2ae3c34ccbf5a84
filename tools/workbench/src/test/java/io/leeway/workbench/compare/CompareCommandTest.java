package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.DriftPolicyName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CompareCommandTest {

    @TempDir
    private Path folder;

    private Path reference;
    private Path current;

    @BeforeEach
    void writeFiles() throws IOException {
        reference = file("reference.csv", 600, 0, "a");
        current = file("current.csv", 400, 2, "a<b>");
    }

    @Test
    void shouldPrintEveryStatisticAsJson() throws Exception {
        // When
        JsonNode result = json();

        // Then
        assertThat(result.path("verdict").asText()).isEqualTo("drifted");
        JsonNode moved = column(result, "moved");
        assertThat(moved.path("verdict").asText()).isEqualTo("drifted");
        assertThat(moved.path("statistics").findValuesAsText("name"))
                .contains(
                        "ks",
                        "wasserstein",
                        "wasserstein-raw",
                        "energy",
                        "cramer-von-mises",
                        "anderson-darling",
                        "mann-whitney",
                        "psi",
                        "jensen-shannon",
                        "hellinger",
                        "kullback-leibler",
                        "mean-shift");
        assertThat(column(result, "word").path("statistics").findValuesAsText("name"))
                .contains("chi-square", "g-test", "total-variation", "l-infinity", "new-categories");
        assertThat(column(result, "still").path("verdict").asText()).isEqualTo("stable");
    }

    @Test
    void shouldAgreeWithScipyOnAFewNumbers() throws Exception {
        // Given
        Path left = Files.writeString(folder.resolve("left.csv"), "x\n1\n2\n3\n4\n5\n6\n");
        Path right = Files.writeString(folder.resolve("right.csv"), "x\n2\n4\n6\n8\n10\n");

        // When
        JsonNode statistics = column(json(left, right), "x").path("statistics");

        // Then: scipy.stats.ks_2samp([1..6], [2,4,6,8,10]) and scipy.stats.wasserstein_distance
        assertThat(statistic(statistics, "ks").path("value").asDouble()).isCloseTo(13.0 / 30, within(1e-12));
        assertThat(statistic(statistics, "wasserstein-raw").path("value").asDouble())
                .isCloseTo(2.5, within(1e-12));
    }

    @Test
    void shouldWriteAPageThatNeedsNothingElse() throws Exception {
        // Given
        Path page = folder.resolve("page.html");

        // When
        int exit = run("--format", "html", "--out", page.toString());

        // Then
        assertThat(exit).isZero();
        assertThat(Files.readString(page))
                .contains("<svg", "2 of 3 columns drifted", "a&lt;b&gt;")
                .doesNotContain("http://", "https://", "src=", "a<b>", "{{");
    }

    @Test
    void shouldDecideAsNannymlWhenAsked() throws Exception {
        // When
        JsonNode result = json(reference, current, "--policy", "nannyml");

        // Then
        assertThat(result.path("policy").asText()).isEqualTo("nannyml");
        assertThat(column(result, "moved")
                        .path("decision")
                        .get(0)
                        .path("method")
                        .asText())
                .contains("nannyml");
    }

    @Test
    void shouldSayWhichCellIsNoNumber() throws Exception {
        // Given
        Path broken = Files.writeString(folder.resolve("broken.csv"), "moved,still,word\n1,2,a\nx,2,a\n");

        // Then
        assertThatThrownBy(() -> Comparer.compare(reference, broken, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'moved'");
    }

    @Test
    void shouldRefuseAnEmptyFile() throws Exception {
        // Given
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");

        // Then
        assertThatThrownBy(() -> Comparer.compare(reference, empty, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void shouldCallAFileWithoutRowsInsufficient() throws Exception {
        // Given
        Path header = Files.writeString(folder.resolve("header.csv"), "moved,still,word\n");

        // When
        JsonNode result = json(reference, header);

        // Then
        assertThat(result.path("verdict").asText()).isEqualTo("insufficient-data");
        assertThat(column(result, "moved").path("reason").asText()).contains("0 usable values");
    }

    @Test
    void shouldNameEveryPolicyInItsHelp() {
        String help = command().getUsageMessage();

        assertThat(DriftPolicyName.values())
                .allSatisfy(policy -> assertThat(help).contains(policy.name().toLowerCase(Locale.ROOT)));
    }

    private JsonNode json() throws IOException {
        return json(reference, current);
    }

    private JsonNode json(Path left, Path right, String... more) throws IOException {
        Path out = folder.resolve("out.json");
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {left.toString(), right.toString(), "--format", "json", "--out", out.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        assertThat(command().execute(arguments)).isZero();
        return ContractJson.mapper().readTree(out.toFile());
    }

    private int run(String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = reference.toString();
        arguments[1] = current.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return command().execute(arguments);
    }

    private static CommandLine command() {
        return new CommandLine(new CompareCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static JsonNode column(JsonNode result, String name) {
        for (JsonNode column : result.path("columns")) {
            if (column.path("column").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError("there is no column " + name);
    }

    private static JsonNode statistic(JsonNode statistics, String name) {
        for (JsonNode statistic : statistics) {
            if (statistic.path("name").asText().equals(name)) {
                return statistic;
            }
        }
        throw new AssertionError("there is no statistic " + name);
    }

    private Path file(String name, int rows, double shift, String word) throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("moved,still,word\n");
        for (int i = 0; i < rows; i++) {
            text.append(random.nextGaussian() + shift)
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',')
                    .append(i % 2 == 0 ? word : "other")
                    .append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
