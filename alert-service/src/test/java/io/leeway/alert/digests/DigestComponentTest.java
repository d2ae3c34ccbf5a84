package io.leeway.alert.digests;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.alert.RawMail;
import io.leeway.alert.TestEvents;
import io.leeway.alert.delivery.Recipient;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What is unusual but no incident, told now and then. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class DigestComponentTest {

    @Inject
    DigestService digests;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events = new TestEvents(model);

    @Test
    void shouldTellOnceOfWhatIsUnusualAndOfNothingWhereNothingIs() throws Exception {
        // Given: fewer features moved than an incident takes
        subscribe("").statusCode(201).body("digest", equalTo("daily"));
        try (EventBus bus = EventBus.connect()) {
            bus.tell(
                    EventType.RISK_ASSESSED,
                    events.assessed(events.assessment("b1", "week 1", 1, 5, RiskLevel.OK, 0.05, TestEvents.ACCEPTED)));
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> unusual().size() == 1);
        given().get("/v1/alerts?model=" + model).then().body("size()", equalTo(0));

        // When: several look at once
        makeDue();
        assertThat(writeAtOnce(8)).isLessThanOrEqualTo(1);

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 1);
        RawMail mail = mails().getFirst();
        assertThat(mail.values("Subject").getFirst()).contains("DIGEST: 1 window of " + model);
        assertThat(mail.part("text/plain")).contains("week 1: f0 drifted.");
        assertThat(mail.values("List-Unsubscribe")).hasSize(1);
        await().atMost(30, TimeUnit.SECONDS).until(() -> deliveries("SENT") == 1);

        // When: it is due again, and nothing has been seen since
        forgetSeen();
        makeDue();
        assertThat(writeAtOnce(1)).isZero();

        // Then
        assertThat(deliveries("SENT")).isEqualTo(1);
        given().get("/v1/deliveries?limit=1000").then().statusCode(200);
    }

    @Test
    void shouldForgetWhatIsUsualAfterAll() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            bus.tell(
                    EventType.RISK_ASSESSED,
                    events.assessed(events.assessment("b1", "b1", 1, 5, RiskLevel.OK, 0.05, TestEvents.ACCEPTED)));
            await().atMost(30, TimeUnit.SECONDS).until(() -> unusual().size() == 1);

            // When: it is assessed anew, and is an incident
            bus.tell(
                    EventType.RISK_ASSESSED,
                    events.assessed(events.assessment("b1", "b1", 2, 55, RiskLevel.WARNING, 0.5, TestEvents.ACCEPTED)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> unusual().isEmpty());
        }
    }

    @Test
    void shouldSayOfAWindowThatComesAfterFortyLaterOnesThatItIsTooLate() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            for (int i = 1; i <= 41; i++) {
                bus.tell(EventType.RISK_ASSESSED, events.healthy("b" + i, TestEvents.ACCEPTED.plusSeconds(i)));
            }

            // When
            bus.tell(
                    EventType.RISK_ASSESSED,
                    events.assessed(events.assessment(
                            "late", "week 0", 1, 90, RiskLevel.CRITICAL, 0.5, TestEvents.ACCEPTED.minusSeconds(60))));

            // Then: told where its owner looks, and no incident of what is long over
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> Boolean.TRUE.equals(
                            given().get("/v1/unusual?model=" + model).path("[0].late")));
            given().get("/v1/unusual?model=" + model)
                    .then()
                    .body("[0].name", equalTo("week 0"))
                    .body("[0].lines.size()", equalTo(2))
                    .body("[0].lines[1]", containsString("features drifted"));
            given().get("/v1/alerts?model=" + model).then().body("size()", equalTo(0));
        }
    }

    @Test
    void shouldBeOffOrWeeklyWhereAskedForAndImpossibleWhereAChannelTellsOfIncidentsOnly() {
        subscribe(",\"digest\":\"off\"").statusCode(201).body("digest", equalTo("off"));
        subscribe(",\"digest\":\"weekly\"").statusCode(200).body("digest", equalTo("weekly"));
        subscribe("").statusCode(200).body("digest", equalTo("weekly"));
        given().contentType("application/json")
                .body("{\"channel\":\"pagerduty\",\"address\":\"0123456789abcdef0123456789abcdef\",\"model\":\"" + model
                        + "\",\"digest\":\"daily\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("detail", containsString("digest: the channel pagerduty tells of incidents only"));
        given().contentType("application/json")
                .body("{\"email\":\"a@example.com\",\"digest\":\"hourly\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .body("detail", containsString("hourly"));
    }

    private ValidatableResponse subscribe(String more) {
        return given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"" + address + "\"" + more + "}")
                .post("/v1/subscriptions")
                .then();
    }

    private void makeDue() throws SQLException {
        update("update subscription set digest_at = digest_at - interval '2 days' where address = ?", address);
    }

    private void forgetSeen() throws SQLException {
        update("update unusual set seen_at = seen_at - interval '9 days' where model = ?", model);
    }

    private void update(String sql, String which) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, which);
            statement.executeUpdate();
        }
    }

    /** How many of them found something to send. */
    private long writeAtOnce(int times) throws Exception {
        List<Future<Boolean>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                written.add(threads.submit(() -> Transactions.run(() -> digests.write(Recipient.mail(address)))));
            }
        }
        long count = 0;
        for (Future<Boolean> one : written) {
            count += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
        }
        return count;
    }

    private List<?> unusual() {
        return given().get("/v1/unusual?model=" + model).jsonPath().getList("$");
    }

    private long deliveries(String state) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from delivery where recipient = ? and state = ?")) {
            query.setString(1, address);
            query.setString(2, state);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private List<RawMail> mails() {
        return RawMail.to(mailFolder, address);
    }
}
