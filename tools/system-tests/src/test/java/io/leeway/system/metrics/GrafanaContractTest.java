package io.leeway.system.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.metrics.InstanceMetric;
import io.leeway.support.metrics.StateMetric;

import static org.assertj.core.api.Assertions.assertThat;

/** Dashboards and alert rules name metrics that are there, and docs/operations.md says what each is. */
class GrafanaContractTest {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));
    private static final Path FOLDER = ROOT.resolve("integrations/grafana");
    private static final Path RULES = FOLDER.resolve("leeway-rules.yaml");
    private static final Pattern METRIC = Pattern.compile("\\bleeway_[a-z_]+");
    private static final Pattern PART = Pattern.compile("(_seconds)_(bucket|count|sum|max)$");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int SECONDS = 60;

    @Test
    void shouldNameOnlyMetricsThatServicesTell() throws IOException {
        Set<String> told = Stream.concat(
                        Stream.of(StateMetric.values()).map(StateMetric::prometheusName),
                        Stream.of(InstanceMetric.values()).map(InstanceMetric::prometheusName))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Matcher metric = METRIC.matcher(Files.readString(file));
                while (metric.find()) {
                    named.add(PART.matcher(metric.group()).replaceFirst("$1"));
                }
            }
        }

        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(told);
    }

    @Test
    void shouldNeverSumWhatInstancesShare() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String expression : expressions()) {
            for (StateMetric metric : StateMetric.values()) {
                if (Pattern.compile("\\b(sum|avg|count)\\b( by \\([^)]*\\))? ?\\(" + metric.prometheusName() + "\\b")
                        .matcher(expression)
                        .find()) {
                    wrong.add(expression);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldExplainEveryMetricAndEveryRule() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/operations.md"));
        List<String> lines = new ArrayList<>();
        for (StateMetric metric : StateMetric.values()) {
            lines.add(line(metric.prometheusName(), metric.labels(), metric.service(), metric.description()));
        }
        for (InstanceMetric metric : InstanceMetric.values()) {
            lines.add(line(metric.prometheusName(), metric.labels(), metric.service(), metric.description()));
        }

        assertThat(page.lines()).containsAll(lines);
        for (JsonNode rule : rules()) {
            String name = rule.path("alert").asText();
            assertThat(page.lines()).as(name).contains("#### " + name);
            assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
            assertThat(rule.path("expr").asText()).as(name).isNotBlank();
        }
    }

    @Test
    void shouldTestEveryRule() throws IOException {
        Set<String> tested = new HashSet<>();
        for (JsonNode test :
                YAML.readTree(FOLDER.resolve("leeway-rules-test.yaml").toFile()).path("tests")) {
            test.path("alert_rule_test").forEach(of -> {
                if (!of.path("exp_alerts").isEmpty()) {
                    tested.add(of.path("alertname").asText());
                }
            });
        }

        assertThat(rules()).allSatisfy(rule -> assertThat(tested)
                .contains(rule.path("alert").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeway-suite.json", "leeway-models.json"})
    void shouldBeADashboardThatGrafanaTakes(String file) throws IOException {
        JsonNode board = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());

        assertThat(board.path("uid").asText()).isEqualTo(file.replace(".json", ""));
        assertThat(board.path("title").asText()).isNotBlank();
        assertThat(board.path("schemaVersion").asInt()).isPositive();
        assertThat(board.path("panels")).hasSizeGreaterThan(5).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isBetween(1, 24);
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(board.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void shouldPassItsUnitTestsByPromtool(@TempDir Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("promtool.log");
        for (List<String> arguments : List.of(
                List.of("check", "rules", "leeway-rules.yaml"),
                List.of("check", "config", "prometheus.yaml"),
                List.of("test", "rules", "leeway-rules-test.yaml"))) {
            List<String> command = new ArrayList<>(List.of("promtool"));
            command.addAll(arguments);
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
            } catch (IOException exception) {
                Assumptions.abort("There is no promtool (Debian: apt install prometheus)");
                return;
            }
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        }
    }

    private static String line(String name, List<String> labels, String service, String description) {
        return "| `" + name + "` | " + (labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "` ") + "| "
                + service + " | " + description + " |";
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        YAML.readTree(RULES.toFile()).path("groups").forEach(group -> group.path("rules")
                .forEach(rules::add));
        assertThat(rules).isNotEmpty();
        return rules;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>(
                rules().stream().map(rule -> rule.path("expr").asText()).toList());
        for (String board : List.of("leeway-suite.json", "leeway-models.json")) {
            expressions.addAll(
                    new ObjectMapper().readTree(FOLDER.resolve(board).toFile()).findValuesAsText("expr"));
        }
        return expressions;
    }
}
