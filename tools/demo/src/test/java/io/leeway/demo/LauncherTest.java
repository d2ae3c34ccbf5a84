package io.leeway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import io.leeway.client.Leeway;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./leeway} chooses a class path by a command's name; here is what it chooses from. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("leeway.root"), "leeway");
    private static final Pattern CHOICE = Pattern.compile("(?m)^ +([-\\w| ]+)\\) tool=(\\w+) ;;$");

    @Test
    void shouldStartEachCommandWithTheToolThatHasIt() throws IOException {
        // Given
        Map<String, CommandLine> commands = Leeway.commandLine().getSubcommands();

        // When
        Map<String, Set<String>> chosen = CHOICE.matcher(Files.readString(LAUNCHER))
                .results()
                .collect(Collectors.toMap(choice -> choice.group(2), LauncherTest::commands));

        // Then
        assertThat(chosen)
                .containsOnlyKeys("client", "workbench")
                .containsEntry("client", commandsOf("io.leeway.client", commands))
                .containsEntry("workbench", commandsOf("io.leeway.workbench", commands));
    }

    private static Set<String> commands(MatchResult choice) {
        Set<String> names = new TreeSet<>(List.of(choice.group(1).split(" \\| ")));
        names.removeIf(name -> name.startsWith("-"));
        return names;
    }

    private static Set<String> commandsOf(String tool, Map<String, CommandLine> commands) {
        Set<String> names = new TreeSet<>();
        commands.forEach((name, command) -> {
            String type = command.getCommandSpec().userObject().getClass().getPackageName();
            if (type.equals(tool) || type.startsWith(tool + ".")) {
                names.add(name);
            }
        });
        return names;
    }
}
