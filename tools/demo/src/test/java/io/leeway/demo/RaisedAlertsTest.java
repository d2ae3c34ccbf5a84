package io.leeway.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.model.RiskLevel;

import static org.assertj.core.api.Assertions.assertThat;

class RaisedAlertsTest {

    /** A letter a batch: good, warning or critical. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ggwwwwgg, 2",
        "wgggwwg, '0,4'",
        "gwgwg, '1,3'",
        "gwwcwcg, '1,3'",
        "gcwcg, 1",
        "gcgwg, '1,3'",
    })
    void shouldCountWhatBeginsComesBackOrGetsWorse(String letters, String raised) {
        // When
        RaisedAlerts alerts = new RaisedAlerts(List.of(incident(letters)));

        // Then
        assertThat(alerts.raised(batches(letters.length()))).containsExactlyInAnyOrder(raised.split(","));
        assertThat(alerts.through())
                .hasSize((int) letters.chars().filter(letter -> letter != 'g').count());
    }

    @Test
    void shouldCountABatchOnceWhateverNumberOfIncidentsBeginWithIt() {
        // When
        RaisedAlerts alerts = new RaisedAlerts(List.of(incident("gwwg"), incident("gwgg"), incident("ggcg")));

        // Then
        assertThat(alerts.raised(batches(4))).containsExactlyInAnyOrder("1", "2");
        assertThat(alerts.through()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void shouldRaiseNothingWithoutIncidents() {
        assertThat(new RaisedAlerts(List.of()).raised(batches(3))).isEmpty();
    }

    private static List<String> batches(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static Alert incident(String letters) {
        List<IncidentWindow> windows = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) != 'g') {
                RiskLevel severity = letters.charAt(i) == 'c' ? RiskLevel.CRITICAL : RiskLevel.WARNING;
                windows.add(new IncidentWindow(
                        Integer.toString(i), "week " + i, Instant.EPOCH.plusSeconds(i), severity, null));
            }
        }
        Collections.reverse(windows);
        return AlertBuilder.builder()
                .id(letters)
                .kind(AlertKind.BATCH)
                .model("m")
                .severity(RiskLevel.WARNING)
                .state(AlertState.RESOLVED)
                .findings(List.of())
                .firedAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .windows(windows)
                .build();
    }
}
