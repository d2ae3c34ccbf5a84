package io.leeway.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import io.leeway.client.Leeway;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {

    static Stream<List<String>> everyCommand() {
        List<List<String>> paths = new ArrayList<>();
        collect(Leeway.commandLine(), List.of(), paths);
        assertThat(paths).hasSizeGreaterThan(20);
        return paths.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void shouldSayWhatItDoesAndWhatItTakes(List<String> path) {
        // Given
        CommandLine commands = Leeway.commandLine();
        StringWriter help = new StringWriter();
        commands.setOut(new PrintWriter(help));
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");

        // When
        int code = commands.execute(arguments.toArray(String[]::new));

        // Then
        assertThat(code).isZero();
        assertThat(help.toString()).contains("Usage: " + String.join(" ", concat("leeway", path)), "--help");
        CommandLine command = commands;
        for (String name : path) {
            command = command.getSubcommands().get(name);
        }
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        assertThat(spec.usageMessage().description()).isNotEmpty();
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, subcommand) -> collect(subcommand, concat(path, name), paths));
    }

    private static List<String> concat(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static List<String> concat(String name, List<String> path) {
        List<String> longer = new ArrayList<>(List.of(name));
        longer.addAll(path);
        return longer;
    }
}
