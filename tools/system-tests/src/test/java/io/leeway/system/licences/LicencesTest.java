package io.leeway.system.licences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The licences of what is handed out, as each module's list of components (a CycloneDX SBOM) says them. A library that
 * comes under several is taken under one of them, as its users may choose.
 */
class LicencesTest {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));

    /** May be handed out with a work under Apache-2.0: without conditions for that work beyond naming the authors. */
    private static final Set<String> PERMISSIVE = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "MIT",
            "MIT-0",
            "Public Domain",
            "Bouncy Castle Licence");

    /** May be handed out unchanged, as a library; a changed copy would have to be published. */
    private static final Set<String> UNCHANGED = Set.of("EPL-2.0");

    /** Groups whose licence the list gets wrong, with what it is. */
    private static final Map<String, String> MISREAD = Map.of(
            "de.bwaldvogel", "names 'The BSD License' by an address that the list takes for the four-clause one",
            "org.jline", "names 'The BSD License' by an address that the list takes for the four-clause one");

    @BeforeAll
    static void needsTheWholeBuild() {
        assumeTrue(System.getProperty("quick") == null, "-Dquick makes no lists of components");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest-service",
                "drift-service",
                "performance-service",
                "risk-service",
                "alert-service",
                "dashboard-ui",
                "tools/local-stack",
                "tools/client",
                "tools/workbench",
                "tools/images",
                "tools/demo"
            })
    void shouldHandOutWhatItsLicenceAllows(String module) throws IOException {
        Path list = ROOT.resolve(module).resolve("target/components.cdx.json");

        List<Component> components =
                components(new ObjectMapper().readTree(list.toFile())).toList();

        assertThat(components).as("what %s consists of", list).hasSizeGreaterThan(5);
        assertThat(components.stream().filter(component -> !component.isAllowed()))
                .as("libraries under licences that are not known to go with Apache-2.0: do without them, or look at"
                        + " the licence and name it here")
                .isEmpty();
    }

    private static Stream<Component> components(JsonNode list) {
        return elements(list.path("components"))
                .map(component -> new Component(
                        component.path("group").asText(),
                        component.path("name").asText(),
                        elements(component.path("licenses"))
                                .map(LicencesTest::licence)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String licence(JsonNode entry) {
        JsonNode licence = entry.path("license");
        return licence.path("id").asText(licence.path("name").asText(null));
    }

    private record Component(String group, String name, List<String> licences) {

        boolean isAllowed() {
            return MISREAD.containsKey(group)
                    || licences.stream()
                            .anyMatch(licence -> PERMISSIVE.contains(licence) || UNCHANGED.contains(licence));
        }
    }
}
