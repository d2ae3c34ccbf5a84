package io.leeway.alert.delivery;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Several channels beside each other: mail, one that only tests have, and one that nobody has. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(value = FaultyMailServerResource.class)
class ChannelsComponentTest {

    private static final String PROBLEM = "application/problem+json";

    /** More messages than any channel has hands. */
    private static final int ALERTS = 12;

    @Inject
    Channels channels;

    @Inject
    PagerChannel pager;

    @Inject
    AgroalDataSource database;

    AtomicReference<String> mailServer;

    private final String model = "model-" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void beWell() {
        mailServer.set("well");
        pager.be(PagerChannel.Mode.WELL);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveEveryChannelThatADefinitionCanName(AlertChannel channel) {
        assertThat(channels.find(channel.channelName())).isPresent();
    }

    @Test
    void shouldSendOnOtherChannelsWhileAMailServerSaysNothing() {
        callEverybody();
        mailServer.set("silent");
        try (EventBus bus = EventBus.connect()) {
            // When
            raise(bus);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> sent("pager") == ALERTS);
            assertThat(sent("mail")).isZero();
            assertThat(pager.taken().stream()
                            .filter(message -> message.alert().model().equals(model)))
                    .hasSize(ALERTS)
                    .allMatch(message -> message.address().startsWith("112"))
                    .allMatch(message -> message.change() == IncidentChange.FIRED)
                    .allMatch(message ->
                            message.incident().toString().equals(message.alert().id()));

            // And
            mailServer.set("well");
            await().atMost(40, TimeUnit.SECONDS).until(() -> sent("mail") == ALERTS);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void shouldSendMailsWhileAnotherChannelIsNotWell(PagerChannel.Mode mode) {
        callEverybody();
        pager.be(mode);
        try (EventBus bus = EventBus.connect()) {
            // When
            raise(bus);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> sent("mail") == ALERTS);
            assertThat(sent("pager")).isZero();
            assertThat(mode != PagerChannel.Mode.BUSY || pager.busy() == pager.connections())
                    .isTrue();

            // And
            pager.be(PagerChannel.Mode.WELL);
            await().atMost(40, TimeUnit.SECONDS).until(() -> sent("pager") == ALERTS);
        }
    }

    @Test
    void shouldGiveUpWithWordsWhatIsStoredForAChannelThatThereIsNot() throws SQLException {
        // Given
        UUID alert = UUID.randomUUID();
        execute(
                "insert into alert (id, kind, model, cause, since_at, told, severity, state, findings, revision, told_revision, fired_at,"
                        + " updated_at) values ('" + alert + "', 'INTAKE', '" + model + "', 'intake', now(), 'WARNING"
                        + "', 'WARNING', 'FIRING', '[]', 1, 1, now(), now())");

        // When
        execute("insert into notice (id, group_key, alert, created_at, due_at) values ('" + alert + "', '" + model
                + "', '" + alert + "', now(), now())");
        execute("insert into notice_incident (notice, alert, place, change) values ('" + alert + "', '" + alert
                + "', 0, 'FIRED')");
        execute("insert into delivery (id, notice, alert, channel, recipient, severity, state, attempts,"
                + " next_attempt_at, created_at) values (gen_random_uuid(), '" + alert + "', '" + alert
                + "', 'telegraph', 'STOP', 'WARNING', 'PENDING', 0, now(), now())");

        // Then
        given().get("/v1/deliveries?model=" + model)
                .then()
                .statusCode(200)
                .body("[0].channel", equalTo("telegraph"))
                .body("[0].recipient", equalTo("STOP"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> count("failed", "telegraph") == 1);
        given().get("/v1/deliveries?state=failed&model=" + model)
                .then()
                .body("[0].reason", equalTo("this release has no channel 'telegraph', only " + channels.names()))
                .body("[0].attempts", equalTo(2))
                .body("[0].nextAttemptAt", nullValue());
    }

    @Test
    void shouldRefuseARecipientThatItsChannelRefuses() {
        subscribe("{\"channel\":\"pager\",\"address\":\"nobody\"}")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:leeway:problem:refused-recipient"))
                .body("detail", containsString("the address is not a number"));
        subscribe("{\"channel\":\"telegraph\",\"address\":\"STOP\"}")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:leeway:problem:unknown-channel"));
    }

    @Test
    void shouldShowASubscriptionByMailAsBeforeAndAnotherWithItsChannel() {
        // Given
        subscribe("{\"model\":\"" + model + "\",\"channel\":\"mail\",\"address\":\"ops@example.com\"}")
                .then()
                .statusCode(201);
        subscribe("{\"model\":\"" + model + "\",\"channel\":\"pager\",\"address\":\"112\"}")
                .then()
                .statusCode(201);

        // When
        subscribe("{\"model\":\"" + model + "\",\"email\":\"ops@example.com\"}")
                .then()
                .statusCode(200);

        // Then
        given().get("/v1/subscriptions?model=" + model)
                .then()
                .body("$", hasSize(2))
                .body("[0].email", equalTo("ops@example.com"))
                .body("[0].channel", nullValue())
                .body("[0].address", nullValue())
                .body("[1].email", nullValue())
                .body("[1].channel", equalTo("pager"))
                .body("[1].address", equalTo("112"));
    }

    @Test
    void shouldTakeForMailWhatWasStoredBeforeThereWereChannels() throws SQLException {
        // Given
        String schema = "before_channels";
        migrate(schema, "2");
        UUID alert = UUID.randomUUID();
        execute("insert into " + schema + ".alert (id, kind, model, severity, state, findings, revision, fired_at,"
                + " updated_at) values ('" + alert + "', 'INTAKE', 'm', 'WARNING', 'FIRING', '[]', 1, now(), now())");
        execute("insert into " + schema + ".delivery (id, alert, recipient, severity, state, attempts, next_attempt_at,"
                + " created_at) values (gen_random_uuid(), '" + alert
                + "', 'ops@example.com', 'WARNING', 'PENDING', 0, now(), now())");
        execute("insert into " + schema + ".subscription (id, minimum_severity, email, created_at)"
                + " values (gen_random_uuid(), 'WARNING', 'all@example.com', now())");

        // When
        migrate(schema, "latest");

        // Then
        assertThat(text("select channel || ' ' || recipient from " + schema + ".delivery"))
                .isEqualTo("mail ops@example.com");
        assertThat(text("select channel || ' ' || address from " + schema + ".subscription"))
                .isEqualTo("mail all@example.com");
    }

    private void callEverybody() {
        for (int i = 0; i < ALERTS; i++) {
            subscribe("{\"model\":\"" + model + "\",\"channel\":\"pager\",\"address\":\"112" + i + "\"}")
                    .then()
                    .statusCode(201);
        }
    }

    private void raise(EventBus bus) {
        TestEvents events = new TestEvents(
                model, TestEvents.rules(AlertCondition.DRIFT_SHARE, ALERTS, "to-" + UUID.randomUUID() + "-"));
        bus.tell(EventType.RISK_ASSESSED, events.drifted("b", "b"));
    }

    private int sent(String channel) {
        return count("sent", channel);
    }

    private int count(String state, String channel) {
        return given().get("/v1/deliveries?limit=1000&state=" + state + "&model=" + model)
                .jsonPath()
                .getList("findAll { it.channel == '" + channel + "' }")
                .size();
    }

    private static Response subscribe(String body) {
        return given().contentType("application/json").body(body).post("/v1/subscriptions");
    }

    private void migrate(String schema, String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
