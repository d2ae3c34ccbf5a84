package io.leeway.alert.delivery;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.alert.delivery.alertmanager.TestAlertmanager;
import io.leeway.alert.delivery.http.TestServer;
import io.leeway.alert.delivery.pagerduty.TestPagerDuty;
import io.leeway.alert.delivery.slack.TestSlack;
import io.leeway.alert.delivery.teams.TestTeams;
import io.leeway.alert.delivery.webhook.TestWebhook;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.IncidentChange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What each channel over HTTP sends, as the server at the other end gets it. */
class ChannelFormatsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** What a feature or a batch may be called. */
    private static final String HOSTILE = "<!channel> *b* _i_ ~s~ `c` <script>x</script> [l](http://evil) \r\n"
            + "Bcc: a@b\u202Eevil @here & <at>all</at>";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void closeAll() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSignAWebhookSoThatTheOfficialLibraryVerifiesIt() throws IOException {
        // When
        TestServer.Received received = send("webhook", IncidentChange.FIRED);

        // Then
        assertThatNoException().isThrownBy(() -> new Webhook(SECRET).verify(received.body(), received.headers()));
        assertThat(received.header("webhook-id")).isEqualTo("msg_" + TestMessage.ID);
        assertThat(Long.parseLong(received.header("webhook-timestamp")))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
        JsonNode body = ContractJson.mapper().readTree(received.body());
        assertThat(body.path("type").asText()).isEqualTo("incident.fired");
        assertThat(body.at("/data/summary").asText()).isEqualTo("critical: churn: age, tenure moved");
        assertThat(body.at("/data/link").asText()).isEqualTo("https://leeway.example.com/?model=churn&batch=b1");
        assertThat(body.at("/data/incident/id").asText()).isEqualTo(TestMessage.INCIDENT.toString());
        assertThat(received.body()).doesNotContain("whsec_", SECRET.substring(6));
    }

    @Test
    void shouldSendNoWebhookUnsigned() {
        assertThat(channel("webhook").send(TestMessage.to(server.url(), IncidentChange.FIRED)))
                .isInstanceOfSatisfying(Outcome.Impossible.class, impossible -> assertThat(impossible.reason())
                        .contains("leeway.delivery.webhook.secret"));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void shouldTellSlackInBlocks() throws IOException {
        JsonNode body = json(send("slack", IncidentChange.RESOLVED));

        assertThat(body.path("text").asText()).isEqualTo("resolved: churn: age, tenure moved");
        assertThat(body.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(body.at("/blocks/0/text/text").asText()).isEqualTo("resolved: churn: age, tenure moved");
        assertThat(body.at("/blocks/1/text/text").asText())
                .isEqualTo("It was: 2 of 4 features drifted: age, tenure.\nIt lasted from 1 Jan 2026 00:00 UTC to 1 Jan"
                        + " 2026 02:00 UTC, in 3 windows");
        assertThat(body.at("/blocks/3/elements/0/url").asText())
                .isEqualTo("https://leeway.example.com/?model=churn&batch=b1");
    }

    @Test
    void shouldTellTeamsInACard() throws IOException {
        JsonNode body = json(send("teams", IncidentChange.WORSENED));

        assertThat(body.path("type").asText()).isEqualTo("message");
        assertThat(body.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = body.at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/inlines/0/text").asText()).isEqualTo("critical: churn: age, tenure moved");
        assertThat(card.at("/body/1/inlines/0/text").asText()).isEqualTo("Worse than before · churn, march");
        assertThat(card.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
    }

    @ParameterizedTest
    @CsvSource({"FIRED, trigger", "WORSENED, trigger", "REMINDER, trigger", "CORRECTED, trigger", "RESOLVED, resolve"})
    void shouldChangeTheOneIncidentOfPagerDuty(IncidentChange change, String action) throws IOException {
        TestServer.Received received = send("pagerduty", change);

        JsonNode body = json(received);
        assertThat(received.path()).isEqualTo("/v2/enqueue");
        assertThat(body.path("routing_key").asText()).isEqualTo(KEY);
        assertThat(body.path("event_action").asText()).isEqualTo(action);
        assertThat(body.path("dedup_key").asText()).isEqualTo(TestMessage.INCIDENT.toString());
        assertThat(body.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(body.at("/payload/source").asText()).isEqualTo("churn");
        assertThat(body.at("/payload/timestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void shouldKeepAnAlertOfAlertmanagerUntilItIsResolved() throws IOException {
        // When
        TestServer.Received fired = send("alertmanager", IncidentChange.FIRED);
        TestServer.Received resolved = send("alertmanager", IncidentChange.RESOLVED);

        // Then
        assertThat(fired.path()).isEqualTo("/api/v2/alerts");
        assertThat(json(fired)).hasSize(2);
        JsonNode warning = json(fired).path(0);
        JsonNode critical = json(fired).path(1);
        assertThat(critical.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(critical.at("/labels/incident").asText()).isEqualTo(TestMessage.INCIDENT.toString());
        assertThat(end(critical)).isAfter(Instant.now().plusSeconds(86_400));
        assertThat(warning.at("/labels/severity").asText()).isEqualTo("warning");
        assertThat(end(warning)).isBeforeOrEqualTo(Instant.now());

        // And
        assertThat(json(resolved)).hasSize(2).allMatch(alert -> !end(alert).isAfter(Instant.now()));
        assertThat(json(resolved).path(1).path("labels")).isEqualTo(critical.path("labels"));
        assertThat(json(resolved).path(1).path("startsAt")).isEqualTo(critical.path("startsAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "slack", "teams", "pagerduty", "alertmanager"})
    void shouldLetNoNameBreakOutOfItsFormat(String channel) throws IOException {
        // When
        TestServer.Received received =
                send(channel, TestMessage.named(address(channel), IncidentChange.FIRED, HOSTILE, List.of(HOSTILE)));

        // Then: it is JSON, and no text for people has another line or another direction
        JsonNode body = json(received);
        List<String> texts = new ArrayList<>();
        collect(body, "", texts);
        assertThat(texts).isNotEmpty().noneMatch(text -> text.contains("\r") || text.contains("\u202E"));
        assertThat(received.body()).doesNotContain("\r", "\n");
        if (channel.equals("slack")) {
            assertThat(received.body()).doesNotContain("<", ">", "mrkdwn\":true", "\"type\":\"mrkdwn\"");
            assertThat(received.body()).contains("&lt;!channel&gt;");
        }
        if (channel.equals("teams")) {
            // Only a text block reads Markdown; mentions are entities, of which there are none.
            assertThat(received.body()).doesNotContain("\"TextBlock\"", "\"entities\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "slack", "teams", "pagerduty", "alertmanager"})
    void shouldFitIntoWhatTheOtherSideTakes(String channel) throws IOException {
        // When
        JsonNode body = json(send(
                channel,
                TestMessage.named(
                        address(channel),
                        IncidentChange.FIRED,
                        "&".repeat(200),
                        List.of("&<>".repeat(66), "b", "c", "d"))));

        // Then
        assertThat(body.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        assertThat(body.at("/blocks/1/text/text").asText()).hasSizeLessThanOrEqualTo(3_000);
        assertThat(body.at("/payload/summary").asText()).hasSizeLessThanOrEqualTo(1_024);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveWordsForEveryChange(IncidentChange change) {
        assertThat(new TestConfig().notices().of(TestMessage.to("x", change)).change())
                .isNotBlank();
    }

    @Test
    void shouldShowNoAddressThatOthersCouldSendTo() {
        assertThat(channel("slack").shown("https://hooks.slack.com/services/T0/B0/abcdefgh"))
                .isEqualTo("https://hooks.slack.com/…efgh");
        assertThat(channel("teams").shown("https://x.logic.azure.com:443/workflows/1?sig=abcdefgh"))
                .isEqualTo("https://x.logic.azure.com:443/…efgh");
        assertThat(channel("pagerduty").shown(KEY)).isEqualTo("…CDEF");
        assertThat(channel("alertmanager").shown("http://alertmanager:9093")).isEqualTo("http://alertmanager:9093");
        assertThat(TestMessage.signed(TestMessage.to("x", IncidentChange.FIRED), SECRET)
                        .toString())
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, , a secret is needed",
        "webhook, secret, whsec_",
        "webhook, whsec_%%%, no Base64",
        "webhook, whsec_YWJj, has 3 bytes",
        "slack, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, takes no secret",
        "alertmanager, 'a b', bearer token"
    })
    void shouldSayWhatIsWrongWithASecretWithoutRepeatingIt(String channel, String secret, String words) {
        assertThat(channel(channel).secretFault(secret))
                .hasValueSatisfying(fault -> assertThat(fault).contains(words).doesNotContain("MfKQ", "YWJj"));
    }

    private TestServer.Received send(String channel, IncidentChange change) {
        return send(channel, TestMessage.to(address(channel), change));
    }

    private TestServer.Received send(String channel, Message message) {
        assertThat(channel(channel).fault(message.address())).isEmpty();
        assertThat(channel(channel).send(channel.equals("webhook") ? TestMessage.signed(message, SECRET) : message))
                .isInstanceOf(Outcome.Taken.class);
        return server.received().getLast();
    }

    private String address(String channel) {
        return channel.equals("pagerduty") ? KEY : server.url();
    }

    private Channel channel(String name) {
        return Map.of(
                        "webhook", TestWebhook.channel(VERTX, server.url()),
                        "slack", TestSlack.channel(VERTX, server.url()),
                        "teams", TestTeams.channel(VERTX, server.url()),
                        "pagerduty", TestPagerDuty.channel(VERTX, server.url()),
                        "alertmanager", TestAlertmanager.channel(VERTX, server.url()))
                .get(name);
    }

    /** Every text but what a webhook says of the incident for machines, and names of the model's own. */
    private static void collect(JsonNode node, String name, List<String> texts) {
        if (name.equals("incident")) {
            return;
        }
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.properties().forEach(field -> collect(field.getValue(), field.getKey(), texts));
        if (node.isArray()) {
            node.forEach(element -> collect(element, "", texts));
        }
    }

    private static Instant end(JsonNode alert) {
        return Instant.parse(alert.path("endsAt").asText());
    }

    private static JsonNode json(TestServer.Received received) throws IOException {
        return ContractJson.mapper().readTree(received.body());
    }
}
