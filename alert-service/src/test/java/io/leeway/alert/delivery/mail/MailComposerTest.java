package io.leeway.alert.delivery.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mail says, and which of the two it is. */
class MailComposerTest {

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Engine ENGINE = Engine.builder().addDefaults().build();

    private final MailComposer composer = new MailComposer(
            new Config(),
            "leeway@example.com",
            template("alert-mail.html"),
            template("alert-mail.txt"),
            template("model-mail.html"),
            template("model-mail.txt"));

    @Test
    void shouldSayOfABatchWhatMattersFirst() {
        // When
        MailMessage mail = compose(alert(AlertKind.BATCH, 55.5, "march"), assessment(List.of("f0"), part(0.5)));

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] CRITICAL: m, batch march: risk 56, 1 drifted feature");
        assertThat(mail.getFrom()).isEqualTo("leeway@example.com");
        assertThat(mail.getTo()).containsExactly("ada@example.com");
        assertThat(mail.getHeaders().get("Message-ID")).isEqualTo("<" + ID + "@leeway>");
        assertThat(mail.getHeaders().get("X-Leeway-Alert")).isEqualTo("7");
        assertThat(mail.getHeaders().get("X-Leeway-Model")).isEqualTo("m");
        assertThat(mail.getHeaders().get("X-Leeway-Batch")).isEqualTo("march");
        assertThat(mail.getText())
                .contains("CRITICAL: m, batch march")
                .contains("Risk 55.5 of 100")
                .contains("- something was found")
                .contains("- statistical: 50 % (r0; r1)")
                .contains("http://dashboard/?model=m&batch=b+1");
        assertThat(mail.getHtml()).contains("Batch march").contains("#c62828");
    }

    @Test
    void shouldSayWhatIsNotKnown() {
        // When
        MailMessage mail = compose(alert(AlertKind.BATCH, null, "march"), assessment(List.of(), part(null)));

        // Then
        assertThat(mail.getSubject()).endsWith("risk unknown, 0 drifted features");
        assertThat(mail.getText()).contains("Risk unknown of 100").contains("- statistical: unknown (r0; r1)");
    }

    @Test
    void shouldNameTenReasonsOfAPart() {
        // Given
        List<String> reasons = IntStream.range(0, 11).mapToObj(i -> "r" + i).toList();

        // When
        MailMessage mail = compose(
                alert(AlertKind.BATCH, 50.0, "march"),
                assessment(List.of(), new RiskPart(RiskPartName.QUALITY, 0.15, 0.15, 1.0, reasons)));

        // Then
        assertThat(mail.getText()).contains("r8; r9)").doesNotContain("r10");
    }

    @Test
    void shouldNotLetANameBreakOutOfItsLine() {
        // When
        MailMessage mail =
                compose(alert(AlertKind.BATCH, 50.0, "a\r\nBcc: b@example.com"), assessment(List.of(), part(0.5)));

        // Then
        assertThat(mail.getSubject()).doesNotContain("\r", "\n");
        assertThat(mail.getHeaders().get("X-Leeway-Batch")).doesNotContain("\r", "\n");
        assertThat(mail.getText()).contains("batch a  Bcc: b@example.com");
    }

    @Test
    void shouldSayOfRefusedDataWhatToDo() {
        // When
        MailMessage mail = compose(alert(AlertKind.INTAKE, null, null), Optional.empty());

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] CRITICAL: m: what was sent was refused");
        assertThat(mail.getText())
                .contains("CRITICAL: m: what was sent was refused")
                .contains("- something was found")
                .contains("Mend what sends it")
                .contains("Look at it: http://dashboard/?model=m\n");
        assertThat(mail.getHtml()).contains("m: what was sent was refused");
        assertThat(mail.getHeaders().contains("X-Leeway-Batch")).isFalse();
    }

    @Test
    void shouldSayOfAStalledPipelineThatNothingIsLost() {
        // When
        MailMessage mail = compose(alert(AlertKind.PIPELINE, null, null), assessment(List.of(), part(0.5)));

        // Then
        assertThat(mail.getSubject()).endsWith("what was accepted is not being judged");
        assertThat(mail.getText()).contains("Nothing is lost: it waits.");
    }

    @Test
    void shouldSayLittleOfABatchWhoseAssessmentIsGone() {
        // When
        MailMessage mail = compose(alert(AlertKind.BATCH, 50.0, "march"), Optional.empty());

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] CRITICAL: m: a batch needs a look");
        assertThat(mail.getText()).doesNotContain("Mend").doesNotContain("Nothing is lost");
    }

    private MailMessage compose(Alert alert, Optional<RiskAssessment> assessment) {
        return composer.compose(ID, "ada@example.com", alert, assessment);
    }

    private static RiskPart part(@Nullable Double value) {
        return new RiskPart(RiskPartName.STATISTICAL, 0.35, 0.35, value, List.of("r0", "r1"));
    }

    private static Alert alert(AlertKind kind, @Nullable Double score, @Nullable String batchName) {
        return AlertBuilder.builder()
                .id("7")
                .kind(kind)
                .model("m")
                .batch(batchName == null ? null : "b 1")
                .batchName(batchName)
                .severity(RiskLevel.CRITICAL)
                .state(AlertState.FIRING)
                .score(score)
                .findings(List.of(new AlertFinding(AlertCondition.RISK, null, null, "something was found")))
                .revision(1)
                .firedAt(AT)
                .updatedAt(AT)
                .build();
    }

    private static Optional<RiskAssessment> assessment(List<String> drifted, RiskPart part) {
        return Optional.of(RiskAssessmentBuilder.builder()
                .batch(new BatchRef("m", "b 1", "march", 1, "r", 100, 0, AT, null, null))
                .score(50.0)
                .level(RiskLevel.CRITICAL)
                .parts(List.of(part))
                .driftedFeatures(drifted)
                .performanceDrops(List.of())
                .qualityFindings(List.of())
                .changes(List.of())
                .assessedAt(AT)
                .revision(1)
                .driftRevision(1)
                .build());
    }

    private static Template template(String name) {
        try (InputStream stream =
                Objects.requireNonNull(MailComposerTest.class.getResourceAsStream("/templates/" + name))) {
            return ENGINE.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private record Config() implements DeliveryConfig {
        @Override
        public int maximumAttempts() {
            return 50;
        }

        @Override
        public Duration outagePause() {
            return Duration.ofSeconds(15);
        }

        @Override
        public int connections() {
            return 8;
        }

        @Override
        public Duration smtpTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public String dashboardUrl() {
            return "http://dashboard";
        }
    }
}
