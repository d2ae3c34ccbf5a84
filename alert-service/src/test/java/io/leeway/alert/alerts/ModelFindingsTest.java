package io.leeway.alert.alerts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.ModelDefinition;

import static org.assertj.core.api.Assertions.assertThat;

class ModelFindingsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.987Z");
    private static final ModelDefinition DEFINITION = new TestEvents("m").definition();

    @ParameterizedTest
    @CsvSource({"batch, batch", "reference, reference", "labels, labels", "window, a body"})
    void shouldSayWhatWasRefusedAndWhy(String kind, String called) {
        // When
        AlertFinding finding = ModelFindings.of(refused(kind, "march", "x is missing"));

        // Then
        assertThat(finding)
                .isEqualTo(new AlertFinding(
                        AlertCondition.INTAKE,
                        null,
                        null,
                        "2026-01-01T00:00:00Z: " + called + " 'march' refused, Columns missing: x is missing"));
    }

    @Test
    void shouldNotQuoteANameThatIsNone() {
        // When
        String none = ModelFindings.of(refused("batch", null, "x is missing")).message();
        String blank = ModelFindings.of(refused("batch", " ", "x is missing")).message();

        // Then
        assertThat(none).isEqualTo("2026-01-01T00:00:00Z: batch refused, Columns missing: x is missing");
        assertThat(blank).isEqualTo(none);
    }

    @Test
    void shouldSayHowMuchWaitsAndSinceWhen() {
        // When
        AlertFinding one = ModelFindings.of(changed(1, 0, AT));
        AlertFinding two = ModelFindings.of(changed(2, 0, null));

        // Then
        assertThat(one)
                .isEqualTo(new AlertFinding(
                        AlertCondition.PIPELINE,
                        1.0,
                        null,
                        "1 batch or delivery of labels is accepted and not judged, the oldest since"
                                + " 2026-01-01T00:00:00Z."));
        assertThat(two.message()).isEqualTo("2 batches and deliveries of labels are accepted and not judged.");
        assertThat(two.value()).isEqualTo(2);
    }

    @Test
    void shouldSayWhatLiesAmongTheDeadLetters() {
        // When
        String one = ModelFindings.of(changed(0, 1, null)).message();
        String two = ModelFindings.of(changed(0, 2, null)).message();

        // Then
        assertThat(one).endsWith("; 1 message lies among the dead letters (leeway dead-letters list).");
        assertThat(two).endsWith("; 2 messages lie among the dead letters (leeway dead-letters list).");
    }

    private static IntakeRefused refused(String kind, @Nullable String name, String detail) {
        return new IntakeRefused("m", kind, name, "Columns missing", detail, AT, 1, DEFINITION);
    }

    private static PipelineChanged changed(long waiting, long deadLetters, @Nullable Instant since) {
        return new PipelineChanged("m", true, waiting, deadLetters, since, AT, 1, 1, DEFINITION);
    }
}
