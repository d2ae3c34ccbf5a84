package io.leeway.workbench.ranges;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.contracts.model.TrainedRange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RangesCommandTest {

    private static final String DEFINITION = """
            model: m
            task: regression
            rowId: id
            features: {"no: 1": numeric, plan: categorical, empty: numeric}
            prediction: {column: p}
            numbers: {decimal: ",", thousands: "."}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldPrintRangesThatTheDefinitionTakesAsTheyAre() throws Exception {
        // Given
        Path training =
                Files.writeString(folder.resolve("t.csv"), "id;no: 1;plan;empty\n1;-2,5;a;\n2;1.431,25;b;\n3;;a;\n");

        // When
        String printed = run(training);

        // Then
        ModelDefinition definition = ModelDefinitionReader.fromYaml((DEFINITION + printed).getBytes(UTF_8));
        assertThat(definition.ranges()).containsOnlyKeys("no: 1");
        assertThat(definition.ranges().get("no: 1")).isEqualTo(TrainedRange.of(-2.5, 1_431.25));
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        // Given
        Path without = Files.writeString(folder.resolve("w.csv"), "id;empty\n1;2\n");
        Path words = Files.writeString(folder.resolve("v.csv"), "id;no: 1;empty\n1;;\n");

        // Then
        assertThatThrownBy(() -> run(without)).hasMessageContaining("'no: 1' is missing in w.csv");
        assertThatThrownBy(() -> run(words)).hasMessageContaining("No numeric feature has a number in v.csv");
    }

    private String run(Path training) throws Exception {
        Path model = Files.writeString(folder.resolve("model.yaml"), DEFINITION);
        RangesCommand command = new RangesCommand();
        new CommandLine(command).parseArgs(training.toString(), "--model", model.toString());
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, UTF_8)) {
            System.setOut(captured);
            command.call();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
