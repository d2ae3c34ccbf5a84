package io.leeway.system.configuration;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.leeway.support.test.CheckedIn;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationContractTest {

    private static final String BEGIN =
            "<!-- Written by ./leeway contracts from the config mappings: change their comments instead -->\n";
    private static final String END = "<!-- End of what is written by ./leeway contracts -->\n";
    private static final Pattern WRITTEN_KEY = Pattern.compile("(?m)^\\| `(leeway\\.[a-z.-]+)`");

    private final ConfigurationReference reference =
            ConfigurationReference.of(Path.of(System.getProperty("leeway.root")));
    private final CheckedIn page = CheckedIn.file("docs/configuration.md");

    @Test
    void shouldFindACommentOnEveryKey() {
        assertThat(reference.undocumented())
                .as("keys without Javadoc, from which docs/configuration.md is written: say what each of them means")
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryMappedKey() {
        String text = page.text();

        assertThat(text).as("docs/configuration.md").contains(BEGIN, END);
        page.shouldSay(text.substring(0, text.indexOf(BEGIN))
                + BEGIN
                + '\n'
                + reference.markdown()
                + '\n'
                + text.substring(text.indexOf(END)));
    }

    @Test
    void shouldDescribeEveryOtherKeyByHand() {
        String byHand = page.text().substring(0, page.text().indexOf(BEGIN));

        Set<String> written = WRITTEN_KEY
                .matcher(byHand)
                .results()
                .map(MatchResult::group)
                .map(key -> key.substring(3, key.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(written)
                .as(
                        "keys in the table written by hand in docs/configuration.md, against those that properties files and"
                                + " @ConfigProperty name: describe there what is missing, take out what is gone")
                .isEqualTo(reference.shared());
    }
}
