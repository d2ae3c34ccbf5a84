package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mails while the mail server misbehaves, in numbers, and with several who send. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(value = FaultyMailServerResource.class)
class DeliveryFaultsComponentTest {

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Channels channels;

    @Inject
    AgroalDataSource database;

    AtomicReference<String> mailServer;
    List<String> taken;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events =
            new TestEvents(model, List.of(TestEvents.rule(AlertCondition.DRIFT_SHARE, address)));
    private final String prefix = "to-" + UUID.randomUUID() + "-";

    @BeforeEach
    @AfterEach
    void beWell() {
        mailServer.set("well");
    }

    @Test
    void shouldSendOnceWhenAMailServerThatWasAwayIsBack() {
        sendAfter("away", "pending");
    }

    @Test
    void shouldSendOnceWhenAMailServerThatSaidNothingIsBackAndHoldUpNothingMeanwhile() {
        sendAfter("silent", null);
    }

    /** More messages than there are hands or database connections. */
    private void sendAfter(String fault, String seen) {
        mailServer.set(fault);
        try (EventBus bus = EventBus.connect()) {
            // Given
            TestEvents many = new TestEvents(model, TestEvents.rules(AlertCondition.DRIFT_SHARE, 24, prefix));
            bus.tell(EventType.RISK_ASSESSED, many.drifted("b", "b"));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> given().get("/v1/deliveries?model=" + model)
                                    .jsonPath()
                                    .getList("$")
                                    .size()
                            == 24);
            // One at least was tried, and waits to be tried again.
            await().atMost(20, TimeUnit.SECONDS).until(() -> !given().get("/v1/deliveries?model=" + model)
                    .jsonPath()
                    .getList("findAll { it.state == 'pending' && it.attempts >= 1 }")
                    .isEmpty());
            assertThat(count("failed")).isZero();
            if (seen != null) {
                assertThat(count(seen)).isPositive();
            }

            // When
            mailServer.set("well");

            // Then
            await().atMost(40, TimeUnit.SECONDS).until(() -> count("sent") == 24);
            assertThat(taken.stream().filter(to -> to.startsWith(prefix))).hasSize(24);
        }
    }

    @Test
    void shouldShowWhatTheMailServerRefusedForGood() {
        mailServer.set("refusing");
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> count("failed") == 1);
            given().get("/v1/deliveries?state=failed&model=" + model)
                    .then()
                    .body("[0].reason", org.hamcrest.Matchers.equalTo("the mail server refused it with code 550"))
                    // Two refusals; a connection from before that the server has closed is an attempt, too.
                    .body("[0].attempts", org.hamcrest.Matchers.greaterThanOrEqualTo(2));
        }
    }

    @Test
    void shouldStoreAnAlertWithTenThousandRecipientsAndForgetThem() throws Exception {
        // Given
        mailServer.set("away");
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into subscription (id, model, minimum_severity, channel, address, created_at) select"
                                + " gen_random_uuid(), ?, 'WARNING', 'mail', 'to-' || n || '@example.com', now()"
                                + " from generate_series(1, 10000) n")) {
            insert.setString(1, model);
            insert.executeUpdate();
        }
        given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"onemore@example.com\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> rows("delivery") == 10_001);

            // Then
            assertThat(rows("alert")).isEqualTo(1);
            assertThat(given().get("/v1/deliveries?limit=1000&model=" + model)
                            .jsonPath()
                            .getList("$"))
                    .hasSize(1_000);

            // And
            bus.tell(EventType.MODEL_DELETED, events.deleted(TestEvents.ACCEPTED.plusSeconds(1)));
            await().atMost(30, TimeUnit.SECONDS).until(() -> rows("alert") == 0 && rows("subscription") == 0);
        }
    }

    @Test
    void shouldNotLetTwoClaimTheSameMails() throws Exception {
        // Given: nobody sends what was written by hand, for the server is away and the claims are quicker
        mailServer.set("away");
        UUID alert = UUID.randomUUID();
        execute(
                "insert into alert (id, kind, model, cause, since_at, told, severity, state, findings, revision, told_revision,"
                        + " fired_at, updated_at) values ('" + alert + "', 'INTAKE', '" + model
                        + "', 'intake', now(), 'WARNING"
                        + "', 'WARNING', 'FIRING', '[]', 1, 1, now(), now())");
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            recipients.add(Recipient.mail("to-" + i + "@example.com"));
        }
        execute("insert into notice (id, group_key, alert, created_at, due_at) values ('" + alert + "', '" + model
                + "', '" + alert + "', now(), now())");
        execute("insert into notice_incident (notice, alert, place, change) values ('" + alert + "', '" + alert
                + "', 0, 'FIRED')");
        Instant due = Instant.now();
        Transactions.run(() -> deliveries.enqueue(alert, alert, RiskLevel.WARNING, due, recipients));
        Transactions.run(() -> deliveries.enqueue(alert, alert, RiskLevel.WARNING, due, recipients));

        Channel mail = channels.find(Recipient.MAIL).orElseThrow();

        // When
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<DeliveryEntity>>> claims = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                claims.add(threads.submit(
                        () -> Transactions.run(() -> deliveries.claim(mail, 25, Duration.ofSeconds(60), Set.of()))));
            }
            for (Future<List<DeliveryEntity>> claim : claims) {
                claim.get(30, TimeUnit.SECONDS).forEach(delivery -> {
                    if (delivery.alert.equals(alert)) {
                        claimed.add(delivery.id);
                    }
                });
            }
        }

        // Then
        assertThat(claimed).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(rows("delivery")).isEqualTo(200);

        // And: what an instance has in hand it does not take over from itself, though it stood still beyond its claim
        execute("update delivery set claimed_until = now() - interval '1 second' where state = 'SENDING'");
        Set<UUID> inHand = Set.copyOf(claimed.subList(0, 100));
        assertThat(Transactions.run(() -> deliveries.claim(mail, 200, Duration.ofSeconds(60), inHand)))
                .extracting(delivery -> delivery.id)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(inHand);
    }

    private void execute(String sql) throws java.sql.SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String state) {
        return given().get("/v1/deliveries?limit=1000&state=" + state + "&model=" + model)
                .jsonPath()
                .getList("$")
                .size();
    }

    private long rows(String table) throws java.sql.SQLException {
        String of = table.equals("delivery")
                ? "delivery d join alert a on a.id = d.alert where a.model = ?"
                : table + " where model = ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from " + of)) {
            query.setString(1, model);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
