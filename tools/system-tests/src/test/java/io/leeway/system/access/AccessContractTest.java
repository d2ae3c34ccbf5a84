package io.leeway.system.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.leeway.access.Endpoint;
import io.leeway.access.Endpoints;
import io.leeway.access.Role;
import io.leeway.support.test.CheckedIn;

import static org.assertj.core.api.Assertions.assertThat;

class AccessContractTest {

    private static final String BEGIN =
            "<!-- Written by ./leeway contracts from the table in libs/access Endpoints -->\n";
    private static final String END = "<!-- End of what is written by ./leeway contracts -->\n";

    /** Asked by services only, and so in no API's description. */
    private static final Set<String> HIDDEN =
            Set.of("ingest-service GET /v1/models/{model}/{kind}/{id}/blocks/{block}");

    private static final Pattern PATH = Pattern.compile("^  (/\\S+):$");
    private static final Pattern METHOD = Pattern.compile("^    (get|put|post|delete|patch|head|options|trace):$");

    @Test
    void shouldSayOfEveryEndpointWhoMayAskIt() throws IOException {
        Set<String> table = Endpoints.all().stream()
                .map(endpoint -> endpoint.service() + " " + endpoint.method() + " " + endpoint.path())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = described();
        described.addAll(HIDDEN);

        assertThat(table)
                .as(
                        "endpoints in libs/access Endpoints, against those in docs/api: a new one needs its line there, which"
                                + " says who may ask it")
                .isEqualTo(described);
    }

    @Test
    void shouldDescribeTheTable() {
        CheckedIn page = CheckedIn.file("docs/access.md");
        String text = page.text();

        assertThat(text).as("docs/access.md").contains(BEGIN, END);
        page.shouldSay(text.substring(0, text.indexOf(BEGIN))
                + BEGIN
                + '\n'
                + markdown()
                + '\n'
                + text.substring(text.indexOf(END)));
    }

    private static Set<String> described() throws IOException {
        Path folder = Path.of(System.getProperty("leeway.root")).resolve("docs/api");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String service = file.getFileName().toString().replace(".yaml", "");
                found.addAll(operations(service, Files.readAllLines(file)));
            }
        }
        return found;
    }

    private static List<String> operations(String service, List<String> lines) {
        List<String> found = new ArrayList<>();
        String path = "";
        for (String line : lines) {
            Matcher atPath = PATH.matcher(line);
            Matcher atMethod = METHOD.matcher(line);
            if (atPath.matches()) {
                path = atPath.group(1);
            } else if (atMethod.matches()) {
                found.add(service + " " + atMethod.group(1).toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        return found;
    }

    private static String markdown() {
        StringBuilder text = new StringBuilder("| service | endpoint | ");
        for (Role role : Role.values()) {
            text.append(role.word()).append(" | ");
        }
        text.append("\n| --- | --- |")
                .append(" --- |".repeat(Role.values().length))
                .append('\n');
        for (Endpoint endpoint : Endpoints.all()) {
            text.append("| ")
                    .append(endpoint.service())
                    .append(" | `")
                    .append(endpoint.method())
                    .append(' ')
                    .append(endpoint.path())
                    .append("` |");
            for (Role role : Role.values()) {
                text.append(endpoint.isOpen() ? " open |" : endpoint.hasRole(role) ? " yes |" : " |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
