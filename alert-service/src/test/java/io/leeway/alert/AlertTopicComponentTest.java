package io.leeway.alert;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a queue of somebody's own gets that is bound to {@code alert.#}. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class AlertTopicComponentTest {

    @ConfigProperty(name = "leeway.rabbitmq.host")
    String host;

    @ConfigProperty(name = "leeway.rabbitmq.port")
    int port;

    @ConfigProperty(name = "leeway.rabbitmq.password")
    String password;

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(model);

    @Test
    void shouldTellEveryQueueOfEachChangeOnce() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setPassword(password);
        try (EventBus bus = EventBus.connect();
                Connection connection = factory.newConnection("subscriber");
                Channel channel = connection.createChannel()) {
            // Given
            List<JsonNode> first = subscribe(channel);
            List<JsonNode> second = subscribe(channel);

            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> !first.isEmpty());
            List<String> alerts = given().get("/v1/alerts?model=" + model).path("id");
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + alerts.getFirst() + "/acknowledge")
                    .then()
                    .statusCode(200);

            // Then: each incident has begun, and one was acknowledged
            int told = alerts.size() + 1;
            await().atMost(30, TimeUnit.SECONDS).until(() -> first.size() == told && second.size() == told);
            assertThat(first).extracting(event -> event.path("id").asText()).doesNotHaveDuplicates();
            assertThat(first)
                    .extracting(event -> event.at("/data/alert/id").asText())
                    .hasSameElementsAs(alerts);
            assertThat(second).hasSameElementsAs(first);
        }
    }

    private List<JsonNode> subscribe(Channel channel) throws IOException {
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        String queue = channel.queueDeclare("", false, true, true, null).getQueue();
        channel.queueBind(queue, "leeway.events", "alert.#");
        channel.basicConsume(
                queue,
                true,
                (tag, delivery) -> {
                    JsonNode event = ContractJson.mapper().readTree(delivery.getBody());
                    if (event.at("/data/alert/model").asText().equals(model)) {
                        heard.add(event);
                    }
                },
                tag -> {});
        return heard;
    }
}
