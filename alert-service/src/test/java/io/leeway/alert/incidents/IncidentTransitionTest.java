package io.leeway.alert.incidents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentTransitionTest {

    /** Columns: pending, firing, acknowledged, resolved; a state, or what else comes of it, and the change that is told. */
    @ParameterizedTest
    @CsvSource({
        "BAD_WINDOW,        stays,        FIRING UPDATED,   ACKNOWLEDGED UPDATED,   stays",
        "BAD_WINDOWS,       FIRING FIRED, FIRING UPDATED,   ACKNOWLEDGED UPDATED,   FIRING FIRED",
        "WORSE_WINDOW,      stays,        FIRING WORSENED,  ACKNOWLEDGED WORSENED,  stays",
        "GOOD_WINDOW,       stays,        stays,            stays,                  stays",
        "GOOD_WINDOWS,      forgotten,    RESOLVED RESOLVED, RESOLVED RESOLVED,     stays",
        "CORRECTED,         stays,        FIRING CORRECTED, ACKNOWLEDGED CORRECTED, stays",
        "CORRECTED_AWAY,    forgotten,    RESOLVED RESOLVED, RESOLVED RESOLVED,     stays",
        "ACKNOWLEDGE,       refused,      ACKNOWLEDGED -,   stays,                  refused",
        "RESOLVE,           forgotten,    RESOLVED RESOLVED, RESOLVED RESOLVED,     refused",
        "SILENCE,           stays,        stays,            stays,                  stays",
        "SILENCE_OVER,      stays,        FIRING FIRED,     stays,                  stays",
        "REPEAT_DUE,        stays,        FIRING REMINDER,  stays,                  stays",
        "NO_DATA,           stays,        stays,            stays,                  stays",
        "INSUFFICIENT_DATA, stays,        stays,            stays,                  stays",
    })
    void shouldMakeOfEveryStateByEveryEventWhatTheTableSays(
            IncidentEvent event, String pending, String firing, String acknowledged, String resolved) {
        assertThat(outcome(AlertState.PENDING, event)).isEqualTo(pending);
        assertThat(outcome(AlertState.FIRING, event)).isEqualTo(firing);
        assertThat(outcome(AlertState.ACKNOWLEDGED, event)).isEqualTo(acknowledged);
        assertThat(outcome(AlertState.RESOLVED, event)).isEqualTo(resolved);
    }

    @Test
    void shouldHaveALineForEveryStateAndEvent() {
        assertThat(IncidentTransition.all())
                .hasSize(AlertState.values().length * IncidentEvent.values().length)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = IncidentEvent.class,
            names = {"SILENCE", "NO_DATA", "INSUFFICIENT_DATA"})
    void shouldChangeNoStateBySilenceNorByWhatIsNotKnown(IncidentEvent event) {
        assertThat(Arrays.stream(AlertState.values()).map(state -> IncidentTransition.outcome(state, event)))
                .allMatch(outcome -> outcome instanceof IncidentTransition.Outcome.Stays);
    }

    @Test
    void shouldStandInTheDocumentationLineByLine() throws IOException {
        List<String> documented = Files.readString(root().resolve("docs/alerts.md"))
                .lines()
                .filter(line -> Arrays.stream(AlertState.values())
                        .anyMatch(state ->
                                line.startsWith("| " + state.name().toLowerCase(java.util.Locale.ROOT) + " |")))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(IncidentTransition.all().stream()
                        .map(IncidentTransition::line)
                        .toList());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return folder.endsWith("alert-service") ? folder.getParent() : folder;
    }

    private static String outcome(AlertState state, IncidentEvent event) {
        return switch (IncidentTransition.outcome(state, event)) {
            case IncidentTransition.Outcome.Stays stays -> "stays";
            case IncidentTransition.Outcome.Forgotten forgotten -> "forgotten";
            case IncidentTransition.Outcome.Refused refused -> "refused";
            case IncidentTransition.Outcome.Becomes becomes -> becomes.to() + " " + word(becomes.change());
        };
    }

    private static String word(IncidentChange change) {
        return change == null ? "-" : change.name();
    }
}
