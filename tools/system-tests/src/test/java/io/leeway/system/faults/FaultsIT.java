package io.leeway.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.system.faults.ledger.Ledger;
import io.leeway.system.faults.ledger.Verdict;
import io.leeway.system.faults.workload.WatchedModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault that the suite must outlast, one after another, each on empty servers: nothing may be lost or doubled, and
 * what is found must be what is found without a fault.
 *
 * <p>{@code LEEWAY_FAULTS} chooses some scenarios by name, separated by commas.
 */
class FaultsIT {

    private static final List<WatchedModel> MODELS = List.of(
            new WatchedModel("labelled", WatchedModel.Labelling.IN_ROWS),
            new WatchedModel("late", WatchedModel.Labelling.LATE));
    private static final int MOST_BATCHES = 100;
    private static final Path TABLE =
            Path.of(System.getProperty("leeway.root"), "tools/system-tests/target/faults/ledger.md");

    private static Map<String, Verdict> expected = Map.of();
    private static Duration pace = Duration.ZERO;

    static Stream<Scenario> scenarios() {
        String chosen = System.getenv().getOrDefault("LEEWAY_FAULTS", "");
        return Stream.of(Scenario.values())
                .filter(scenario ->
                        chosen.isBlank() || List.of(chosen.split(",")).contains(scenario.id()));
    }

    @BeforeAll
    static void shouldLoseNothingWithoutAFault() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, "");
        tell(Ledger.HEAD);
        Plan plan = Plan.undisturbed(MOST_BATCHES);
        try (Run run = Run.undisturbed()) {
            Ledger ledger = run.ledger(plan, run.workload(MODELS), Faults::nothing, Map.of());
            tell(ledger.line());
            assertThat(run.complaints()).as(plan.title()).isEmpty();
            expected = ledger.verdicts();
            pace = run.pace();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldLoseAndDoubleNothing(Scenario scenario) throws IOException {
        // Given
        try (Run run = Run.of(scenario).at(pace)) {
            // When
            Ledger ledger = run.ledger(scenario.plan(), run.workload(MODELS), scenario.fault(), expected);

            // Then
            tell(ledger.line());
            assertThat(run.complaints()).as(scenario.plan().title()).isEmpty();
        }
    }

    /** On the console, and in a file that a document can take over. */
    private static void tell(String line) throws IOException {
        System.out.println(line);
        Files.writeString(TABLE, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
