package io.leeway.system.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was decided about advisories is of certain versions: whoever raises these decides anew. */
class AdvisoriesTest {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));
    private static final Pattern PLATFORM =
            Pattern.compile("<quarkus\\.platform\\.version>([^<]+)</quarkus\\.platform\\.version>");

    @Test
    void shouldHaveBeenLookedAtForThePlatformThatIsUsed() throws IOException {
        Matcher platform = PLATFORM.matcher(Files.readString(ROOT.resolve("pom.xml")));

        assertThat(platform.find()).isTrue();
        assertThat(Files.readString(ROOT.resolve("docs/security.md")))
                .contains("As of Quarkus " + platform.group(1) + ", ");
    }
}
