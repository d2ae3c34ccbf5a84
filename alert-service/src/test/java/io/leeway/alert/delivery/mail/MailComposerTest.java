package io.leeway.alert.delivery.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.vertx.ext.mail.MailMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.TestConfig;
import io.leeway.alert.delivery.TestMessage;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.IncidentChange;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mail says, and how mail programs can treat it. */
class MailComposerTest {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private final MailComposer composer = new MailComposer(
            new TestConfig(),
            new TestConfig().notices(),
            "leeway@example.com",
            template("mail.html", Variant.TEXT_HTML),
            template("mail.txt", Variant.TEXT_PLAIN));

    @Test
    void shouldSayFirstInWhichDirectionAndHowFarThingsMoved() {
        // When
        MailMessage mail = composer.compose(TestMessage.to("ada@example.com", IncidentChange.FIRED));

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] CRITICAL: churn: age, tenure moved");
        assertThat(mail.getFrom()).isEqualTo("leeway@example.com");
        assertThat(mail.getTo()).containsExactly("ada@example.com");
        assertThat(mail.getText()).isEqualTo("""
            CRITICAL: churn: age, tenure moved
            New · churn, march

            - age is higher by 8.9 on average: 50.1, was 41.2.
            - tenure is 'gold' more often: 32 %% of the rows, was 12 %%.
            - 2 of 4 features drifted: age, tenure.

            Risk 71 of 100 (critical), mostly from features that drifted; not known: performance
            Since 1 Jan 2026 00:00 UTC

            Look at it: https://leeway.example.com/?model=churn&batch=b1
            Take it on: https://leeway.example.com/?model=churn&batch=b1&acknowledge=%s

            --
            You get this mail because the model's definition or a subscription names this address.
            Stop these mails: https://leeway.example.com/api/alert/v1/unsubscribe/%s
            """.formatted(TestMessage.INCIDENT, TestMessage.KEY));
        assertThat(mail.getHtml())
                .contains("age is higher by 8.9 on average", "#c62828", "width:82%", "width:100%", "&amp;acknowledge=");
    }

    @Test
    void shouldBelongToOneConversationAndBeUnsubscribedByOneRequest() {
        // When
        MailMessage fired = composer.compose(TestMessage.to("ada@example.com", IncidentChange.FIRED));
        MailMessage resolved = composer.compose(TestMessage.to("ada@example.com", IncidentChange.RESOLVED));

        // Then
        String thread = "<incident." + TestMessage.INCIDENT + "@leeway>";
        assertThat(List.of(fired, resolved)).allSatisfy(mail -> {
            assertThat(mail.getHeaders().get("References")).isEqualTo(thread);
            assertThat(mail.getHeaders().get("In-Reply-To")).isEqualTo(thread);
            assertThat(mail.getHeaders().get("Message-ID")).isEqualTo("<" + TestMessage.ID + "@leeway>");
            assertThat(mail.getHeaders().get("List-Unsubscribe"))
                    .isEqualTo("<https://leeway.example.com/api/alert/v1/unsubscribe/" + TestMessage.KEY + ">");
            assertThat(mail.getHeaders().get("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        });
    }

    @Test
    void shouldSayThatItIsOverAndAskNobodyToTakeItOn() {
        // When
        MailMessage mail = composer.compose(TestMessage.to("ada@example.com", IncidentChange.RESOLVED));

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] RESOLVED: churn: age, tenure moved");
        assertThat(mail.getText())
                .contains("Resolved · churn, march")
                .contains("It was: 2 of 4 features drifted", "to 1 Jan 2026 02:00 UTC, in 3 windows")
                .doesNotContain("Take it on", "higher by", "Risk");
        assertThat(mail.getHtml()).contains("#2e7d32").doesNotContain("Take it on");
    }

    @ParameterizedTest
    @CsvSource({
        "INTAKE  , churn: what was sent was refused          , send it again",
        "PIPELINE, churn: what was accepted is not being judged, leeway status",
        "NO_DATA , churn: nothing comes in any more           , next batch"
    })
    void shouldSayWhatToDoWhereItIsAboutNoBatch(AlertKind kind, String about, String advice) {
        // When
        MailMessage mail = composer.compose(withoutBatch(kind));

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] CRITICAL: " + about);
        assertThat(mail.getText()).contains(advice).doesNotContain("Risk");
        assertThat(mail.getHeaders().names()).doesNotContain("X-Leeway-Batch");
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteAMailForEveryChange(IncidentChange change) {
        assertThat(composer.compose(TestMessage.to("ada@example.com", change)).getText())
                .contains("1 Jan 2026", "Stop these mails");
    }

    @Test
    void shouldLetNoNameBreakOutOfItsPlace() {
        // Given
        String hostile = "<script>x</script> & \"a\"\r\nBcc: b@example.com\u202Eevil {subject}";

        // When
        MailMessage mail = composer.compose(
                TestMessage.named("ada@example.com", IncidentChange.FIRED, hostile, List.of(hostile, hostile)));

        // Then
        assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u202E");
        assertThat(mail.getHeaders().get("X-Leeway-Batch")).doesNotContain("\r", "\n");
        assertThat(mail.getText()).doesNotContain("\nBcc", "\u202E").contains("{subject}");
        assertThat(mail.getHtml())
                .doesNotContain("<script", "\u202E", "\"a\"")
                .contains("&lt;script&gt;x&lt;/script&gt; &amp; &quot;a&quot;");
    }

    private static Message withoutBatch(AlertKind kind) {
        Message of = TestMessage.to("ada@example.com", IncidentChange.FIRED);
        return new Message(
                of.id(),
                of.address(),
                of.incident(),
                of.change(),
                of.since(),
                AlertBuilder.builder(of.alert())
                        .kind(kind)
                        .batch(null)
                        .batchName(null)
                        .score(null)
                        .build(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                of.key());
    }

    private static Template template(String name, String type) {
        try (InputStream in = MailComposerTest.class.getResourceAsStream("/templates/" + name)) {
            return ENGINE.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(type));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
