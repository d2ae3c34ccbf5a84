package io.leeway.alert.delivery.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

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

import io.leeway.alert.delivery.Digest;
import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.TestConfig;
import io.leeway.alert.delivery.TestMessage;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

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
            template("mail.txt", Variant.TEXT_PLAIN),
            template("question.html", Variant.TEXT_HTML));

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

    @Test
    void shouldSayWhatChangedSincePeopleWereToldLast() {
        // Given
        Message now = TestMessage.to("ada@example.com", IncidentChange.WORSENED);
        Message then = TestMessage.named("ada@example.com", IncidentChange.FIRED, "february", List.of("age", "income"));
        Message.Before before = new Message.Before(
                AlertBuilder.builder(then.alert())
                        .severity(RiskLevel.WARNING)
                        .score(51.0)
                        .windowCount(0)
                        .build(),
                then.assessment());

        // When
        MailMessage mail = composer.compose(TestMessage.with(now, List.of(), before));

        // Then
        String changed =
                "Since the message of 1 Jan 2026 00:01 UTC: critical, was warning; risk 71, was 51; in one window"
                        + " more; moved as well: tenure; moved no more: income.";
        assertThat(mail.getText()).contains("\n" + changed + "\n");
        assertThat(mail.getHtml()).contains(changed);
    }

    @Test
    void shouldSayWhereNothingChangedAndWhereItIsBack() {
        Message reminder = TestMessage.to("ada@example.com", IncidentChange.REMINDER);
        Message.Before same = new Message.Before(reminder.alert(), reminder.assessment());
        Message.Before over = new Message.Before(
                TestMessage.to("ada@example.com", IncidentChange.RESOLVED).alert(), Optional.empty());
        Message resolved = TestMessage.to("ada@example.com", IncidentChange.RESOLVED);

        assertThat(composer.compose(TestMessage.with(reminder, List.of(), same)).getText())
                .contains("Nothing has changed since the message of 1 Jan 2026 00:01 UTC.");
        assertThat(composer.compose(TestMessage.with(reminder, List.of(), over)).getText())
                .contains("It is back: it was over since 1 Jan 2026 02:00 UTC.");
        assertThat(composer.compose(TestMessage.with(resolved, List.of(), same)).getText())
                .doesNotContain("the message of");
    }

    @Test
    void shouldTellOfOthersWithoutTheScoreTwiceAndInTheSameConversation() {
        // Given
        Message fired = TestMessage.to("ada@example.com", IncidentChange.FIRED);
        Alert risk = another(fired, AlertCondition.RISK, "The risk score is 71.4, warning from 40 on.");
        Alert quality = another(fired, AlertCondition.DATA_QUALITY, "1 data-quality check failed, first age: gone.");

        // When
        MailMessage mail = composer.compose(TestMessage.with(fired, List.of(risk, quality), null));

        // Then
        assertThat(mail.getText())
                .contains("\n- 1 data-quality check failed, first age: gone.\n")
                .doesNotContain("The risk score", "Also new");
        assertThat(mail.getHeaders().get("References"))
                .isEqualTo("<incident." + risk.id() + "@leeway> <incident." + quality.id() + "@leeway> <incident."
                        + TestMessage.INCIDENT + "@leeway>");
    }

    @Test
    void shouldCountTheModelsThatOneCauseStrikes() {
        Message fired = TestMessage.to("ada@example.com", IncidentChange.FIRED);
        List<Alert> others = IntStream.range(0, 99)
                .mapToObj(
                        i -> AlertBuilder.builder(fired.alert()).model("m" + i).build())
                .toList();

        assertThat(composer.compose(TestMessage.with(fired, others, null)).getSubject())
                .isEqualTo("[Leeway] CRITICAL: churn and 99 other models: age, tenure moved");
    }

    @Test
    void shouldWriteADigestThatIsNoConversationAndCanBeEnded() {
        // Given
        Digest digest = new Digest(
                TestMessage.SINCE,
                TestMessage.SINCE.plusSeconds(86_400),
                List.of(
                        new Digest.Window(
                                "churn", "b1", "week 1", TestMessage.SINCE, false, List.of("age drifted.", "More.")),
                        new Digest.Window("price", "b2", null, TestMessage.SINCE, true, List.of("f drifted."))),
                3);

        // When
        MailMessage mail = composer.compose(
                letter(Letter.DIGEST, new TestConfig().digests().of(digest)));

        // Then
        assertThat(mail.getSubject()).isEqualTo("[Leeway] DIGEST: 5 windows of churn, price unusual, none an incident");
        assertThat(mail.getText())
                .contains(
                        "- churn, week 1: age drifted. More.",
                        "- price, b2 (judged too late for an incident): f drifted.",
                        "- and 3 more",
                        "From 1 Jan 2026 00:00 UTC to 2 Jan 2026 00:00 UTC",
                        "Stop these mails")
                .doesNotContain("Take it on", "Risk");
        assertThat(mail.getHeaders().names()).contains("List-Unsubscribe").doesNotContain("References");
    }

    @Test
    void shouldAskInTextAndHtml() {
        MailMessage mail = composer.question("ada@example.com", TestMessage.KEY);

        String link = "https://leeway.example.com/api/alert/v1/confirm/" + TestMessage.KEY;
        assertThat(mail.getText()).contains(link);
        assertThat(mail.getHtml()).contains("href=\"" + link + "\"");
    }

    private static Alert another(Message message, AlertCondition on, String found) {
        return AlertBuilder.builder(message.alert())
                .id(UUID.nameUUIDFromBytes(found.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .on(on)
                .findings(List.of(new AlertFinding(on, null, null, found)))
                .build();
    }

    private static Letter letter(String type, Notice notice) {
        return new Letter(
                TestMessage.ID, type, "ada@example.com", TestMessage.SINCE, notice, Optional.empty(), TestMessage.KEY);
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
