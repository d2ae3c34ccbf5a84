package io.leeway.spark;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelFilesTest {

    @Command
    private static final class Job {

        @ArgGroup(exclusive = false)
        private @Nullable LabelFiles labels;
    }

    @Test
    void shouldTakeSeveralPathsAndOptions() {
        // Given
        Job job = new Job();

        // When
        new CommandLine(job)
                .parseArgs(
                        "--labels",
                        "one.csv",
                        "--labels-option",
                        "sep=;",
                        "--labels",
                        "two.csv",
                        "--labels-option",
                        "encoding=UTF-16",
                        "--labels-format",
                        "csv");

        // Then
        assertThat(job.labels).isNotNull();
        assertThat(job.labels.files())
                .isEqualTo(
                        new TableFiles(List.of("one.csv", "two.csv"), "csv", Map.of("sep", ";", "encoding", "UTF-16")));
    }

    @Test
    void shouldAskForATableWhereItsFormatIsSaid() {
        assertThatThrownBy(() -> new CommandLine(new Job()).parseArgs("--labels-format", "csv"))
                .hasMessageContaining("--labels=PATH");
    }
}
