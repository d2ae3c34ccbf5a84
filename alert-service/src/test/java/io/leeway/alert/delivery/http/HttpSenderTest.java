package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.alert.delivery.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Calling a server that somebody named: whatever it answers, and wherever its name leads. */
class HttpSenderTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

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
    void shouldSendJsonWithHeadersAndBeTaken() {
        // When
        Outcome outcome = allowing("127.0.0.1")
                .post(new HttpPost(server.url() + "/a?b=c", Map.of("webhook-id", "msg_1"), "{\"name\":\"grün\"}"));

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        TestServer.Received received = server.received().getFirst();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/a?b=c");
        assertThat(received.header("Content-Type")).isEqualTo("application/json");
        assertThat(received.header("webhook-id")).isEqualTo("msg_1");
        assertThat(received.header("Host")).isEqualTo("127.0.0.1:" + server.port());
        assertThat(received.body()).isEqualTo("{\"name\":\"grün\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void shouldBeRefusedWithTheStatusAndTheFirstWordsOfTheAnswer(int status) {
        server.then(new TestServer.Answer(status, Map.of(), "no_\r\nservice".getBytes(StandardCharsets.UTF_8)));

        assertThat(post()).isEqualTo(new Outcome.Refused("the server answered " + status + ": no_  service"));
    }

    @Test
    void shouldWaitAsLongAsTheServerAsksFor() {
        server.then(TestServer.Answer.of(429, "Retry-After", "120"));

        assertThat(post()).isEqualTo(new Outcome.Refused("the server answered 429", Duration.ofMinutes(2)));
    }

    @Test
    void shouldTakeThatARecipientIsGone() {
        server.then(TestServer.Answer.of(410));

        assertThat(post()).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void shouldNotFollowARedirect() {
        server.then(TestServer.Answer.of(302, "Location", server.url() + "/elsewhere"));

        Outcome outcome = post();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                .contains("302")
                .contains("not followed"));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void shouldNotWaitForEverForAnAnswer() {
        // Given
        server.then(TestServer.Answer.of(0));

        // When
        Outcome outcome = post();

        // Then
        assertThat(outcome).isEqualTo(new Outcome.Refused("the server did not answer within 1000 ms"));
    }

    @Test
    void shouldReadNoMoreOfAnAnswerThanItNeeds() {
        server.then(new TestServer.Answer(500, Map.of(), "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8)));

        assertThat(post()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                .hasSizeLessThan(120));
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        server.close();

        assertThat(post()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                .startsWith("the server could not be reached"));
    }

    @Test
    void shouldNotCallThisMachineUnlessThatIsAllowed() {
        assertThat(allowing("10.0.0.0/8").post(new HttpPost(server.url(), "{}")))
                .isInstanceOf(Outcome.Impossible.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void shouldNotCallWhereANameLeadsToAPrivateAddressBesideAPublicOne() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("93.184.216.34");
        InetAddress loopback = InetAddress.getByName("127.0.0.1");

        assertThat(sender(List.of(), host -> List.of(open, loopback))
                        .post(new HttpPost("https://rebind.example.com:" + server.port(), "{}")))
                .isInstanceOf(Outcome.Impossible.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void shouldCallTheAddressThatItLookedAtAndNotWhereTheNameLeadsAfterwards() throws UnknownHostException {
        // Given: a name that leads to the allowed address once, and elsewhere ever after
        Deque<InetAddress> answers = new ArrayDeque<>(List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("169.254.169.254"),
                InetAddress.getByName("169.254.169.254")));
        HttpSender sender = sender(List.of("127.0.0.1"), host -> List.of(answers.removeFirst()));
        HttpPost post = new HttpPost("http://rebind.example.com:" + server.port() + "/x", "{}");

        // When
        Outcome first = sender.post(post);
        Outcome second = sender.post(post);

        // Then
        assertThat(first).isInstanceOf(Outcome.Taken.class);
        assertThat(second).isInstanceOf(Outcome.Impossible.class);
        assertThat(answers).hasSize(1);
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().header("Host")).isEqualTo("rebind.example.com:" + server.port());
    }

    @Test
    void shouldSayThatANameIsUnknown() {
        assertThat(sender(List.of(), host -> {
                            throw new UnknownHostException(host);
                        })
                        .post(new HttpPost("https://nowhere.example.com", "{}")))
                .isEqualTo(new Outcome.Refused("the server's name is unknown"));
    }

    private Outcome post() {
        return allowing("127.0.0.1").post(new HttpPost(server.url() + "/hook", "{}"));
    }

    private static HttpSender allowing(String network) {
        return sender(List.of(network), Names.SYSTEM);
    }

    private static HttpSender sender(List<String> allowed, Names names) {
        return new HttpSender(VERTX, new Destinations(new Networks(allowed), names), TIMEOUT);
    }
}
