package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.Verdict;

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
    void shouldSayWhatLiesOutOfRangeAndOfWhich() throws Exception {
        // Given
        Path model = Files.writeString(folder.resolve("model.yaml"), """
                model: m
                task: regression
                rowId: id
                features: {moved: numeric, still: numeric}
                prediction: {column: p}
                ranges: {moved: {max: 1.5}}
                """);
        Path table = folder.resolve("table.txt");

        // When
        JsonNode found = json(reference, current, "--model", model.toString())
                .path("ranges")
                .path("findings");
        int exit = run("--model", model.toString(), "--out", table.toString());

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("basis").asText()).isEqualTo("training");
        assertThat(exit).isZero();
        assertThat(Files.readString(table))
                .containsPattern(
                        "range: moved: \\d\\d % of values above anything the model was trained on \\(1.5\\)\\.");
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
    void shouldTakeACellThatIsNoNumberAsMissingAndSaySo() throws Exception {
        // Given
        StringBuilder rows = new StringBuilder("moved,still,word\n1 kg,0.5,a\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i).append(",0.5,a\n");
        }
        Path broken = Files.writeString(folder.resolve("broken.csv"), rows);

        // When
        Comparison comparison = Comparer.compare(broken, broken, null, null, Map.of());

        // Then
        assertThat(comparison.columns().getFirst().type()).isEqualTo(FeatureType.NUMERIC);
        assertThat(comparison.notes())
                .contains(
                        "broken.csv, moved: taken as numeric; 1 of 101 values are no numbers and count as missing (the"
                                + " first in row 1: The value is not a number.); --type 'moved=categorical' takes it as words");
    }

    @Test
    void shouldTellAWordForAMissingValueFromACategory() throws Exception {
        // Given: as R and pandas write what is missing
        StringBuilder before = new StringBuilder("age\nNA\n");
        StringBuilder now = new StringBuilder("age\nnan\n");
        for (int i = 0; i < 300; i++) {
            before.append(40 + i % 20 + 0.5).append('\n');
            now.append(90 + i % 20 + 0.5).append('\n');
        }

        // When
        Comparison comparison = Comparer.compare(
                Files.writeString(folder.resolve("r.csv"), before),
                Files.writeString(folder.resolve("c.csv"), now),
                null,
                null,
                Map.of());

        // Then
        assertThat(comparison.columns().getFirst().type()).isEqualTo(FeatureType.NUMERIC);
        assertThat(comparison.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void shouldLeaveOutTimesAndIdentifiersUnlessTold() throws Exception {
        // Given
        StringBuilder rows = new StringBuilder("day;customer_id;code;x\n");
        for (int i = 0; i < 60; i++) {
            rows.append("2024-05-%02d;%d;c-%d;%d\n".formatted(1 + i % 28, 1_000 + i, i, i % 7));
        }
        Path file = Files.writeString(folder.resolve("times.csv"), rows);

        // When
        Comparison guessed = Comparer.compare(file, file, null, null, Map.of());
        Comparison told = Comparer.compare(file, file, null, null, Map.of("day", FeatureType.CATEGORICAL));

        // Then
        assertThat(guessed.columns()).extracting(Comparison.Column::column).containsExactly("x");
        assertThat(guessed.notCompared()).containsExactly("day", "customer_id", "code");
        assertThat(guessed.notes())
                .anySatisfy(note -> assertThat(note).contains("separated by semicolons"))
                .anySatisfy(note -> assertThat(note).contains("day: times"))
                .anySatisfy(note -> assertThat(note).contains("customer_id: every value is another one"));
        assertThat(told.columns()).extracting(Comparison.Column::column).containsExactly("day", "x");
    }

    @Test
    void shouldJudgeNeitherDatesNorNumbersThatItCannotReadForCertain() throws Exception {
        // Given
        Path file = written("otherwise.csv", row -> "%d;%02d.05.2024;%d;%d,5;1'%03d;%d %%"
                .formatted(row % 10, 1 + row % 28, 1_715_950_800 + 60 * row, row % 7, row, row % 9));

        // When
        Comparison guessed = Comparer.compare(file, file, null, null, Map.of());
        Comparison told = Comparer.compare(file, file, null, null, Map.of("share", FeatureType.CATEGORICAL));

        // Then
        assertThat(guessed.columns()).extracting(Comparison.Column::column).containsExactly("x");
        assertThat(guessed.notes())
                .anySatisfy(note -> assertThat(note).contains("day: dates"))
                .anySatisfy(note -> assertThat(note).contains("created_at: times that count from 1970"))
                .anySatisfy(note -> assertThat(note)
                        .contains("price: numbers that cannot be read for certain")
                        .contains("a decimal comma")
                        .contains("--model"))
                .anySatisfy(
                        note -> assertThat(note).contains("paid: numbers").contains("separators between its digits"))
                .anySatisfy(note -> assertThat(note).contains("share: numbers").contains("percent or currency sign"));
        assertThat(told.columns()).extracting(Comparison.Column::column).containsExactly("x", "share");
    }

    @Test
    void shouldSayWhyNoColumnCanBeJudged() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("only.csv"), "price\n" + "\"1,5\"\n".repeat(40));

        // Then
        assertThatThrownBy(() -> Comparer.compare(file, file, null, null, Map.of()))
                .hasMessageContaining("no column in common that can be judged")
                .hasMessageContaining("a decimal comma");
    }

    private Path written(String name, IntFunction<String> row) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                IntStream.range(0, 200)
                        .mapToObj(row)
                        .collect(Collectors.joining("\n", "x;day;created_at;price;paid;share\n", "\n")));
    }

    @Test
    void shouldRefuseAnEmptyFile() throws Exception {
        // Given
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");

        // Then
        assertThatThrownBy(() -> Comparer.compare(reference, empty, null, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rows");
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
