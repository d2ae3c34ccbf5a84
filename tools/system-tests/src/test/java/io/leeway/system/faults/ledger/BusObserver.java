package io.leeway.system.faults.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;

import io.leeway.system.faults.stack.BrokerAddress;

/**
 * A queue of its own in which everything told is kept until it is read at the end, so that no fault of a connection can
 * hide anything.
 */
public final class BusObserver {

    private static final List<String> IN_TURN = List.of("leeway.drift", "leeway.performance");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "leeway.events";
    private static final String QUEUE = "faults.observer";
    private static final List<String> WORK_QUEUES = List.of(
            "leeway.drift",
            "leeway.performance",
            "leeway.risk",
            "leeway.alert",
            "leeway.ingest",
            "leeway.dead-letters");

    private final BrokerAddress broker;

    /** An observer of a broker, without its queue yet. */
    public BusObserver(BrokerAddress broker) {
        this.broker = broker;
    }

    /** What is done with a channel. */
    private interface Use<T> {
        T of(Channel channel) throws IOException;
    }

    /** Begins to keep what is told. */
    public void begin() {
        use(channel -> {
            channel.exchangeDeclare(EVENTS, BuiltinExchangeType.TOPIC, true);
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            for (String told : List.of("drift.evaluated", "performance.evaluated", "risk.assessed")) {
                channel.queueBind(QUEUE, EVENTS, told);
            }
            return true;
        });
    }

    /** Begins to keep what is told under some keys in another queue. */
    public void bind(String queue, String keys) {
        use(channel -> {
            channel.queueDeclare(queue, true, false, false, Map.of());
            channel.queueBind(queue, EVENTS, keys);
            return true;
        });
    }

    /** Everything told so far, which is then forgotten. */
    public List<JsonNode> drain() {
        return drain(QUEUE);
    }

    /** Likewise what another queue kept. */
    public List<JsonNode> drain(String queue) {
        return use(channel -> {
            List<JsonNode> events = new ArrayList<>();
            for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
                events.add(JSON.readTree(next.getBody()));
            }
            return events;
        });
    }

    /** How many messages wait to be worked off or to be tried again; those that a consumer has are not counted. */
    public long waiting() {
        return use(channel -> {
            long waiting = 0;
            for (String queue : WORK_QUEUES) {
                waiting += channel.messageCount(queue);
                if (!queue.endsWith("dead-letters")) {
                    waiting += channel.messageCount(queue + ".retry");
                }
            }
            for (String queue : IN_TURN) {
                waiting += channel.messageCount(queue + ".turn");
            }
            return waiting;
        });
    }

    /** How many messages wait in one queue. */
    public long waiting(String queue) {
        return use(channel -> channel.messageCount(queue));
    }

    /** Deletes a queue with what is in it; how many messages that were. */
    public int delete(String queue) {
        return use(channel -> channel.queueDelete(queue).getMessageCount());
    }

    /** Puts a message into one queue. */
    public void put(String queue, byte[] body) {
        use(channel -> {
            channel.confirmSelect();
            channel.basicPublish(
                    "",
                    queue,
                    new com.rabbitmq.client.AMQP.BasicProperties.Builder()
                            .deliveryMode(2)
                            .build(),
                    body);
            try {
                channel.waitForConfirmsOrDie(5_000);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException exception) {
                throw new IOException(exception);
            }
            return true;
        });
    }

    private <T> T use(Use<T> use) {
        try (Connection connection = broker.connect();
                Channel channel = connection.createChannel()) {
            return use.of(channel);
        } catch (IOException | TimeoutException exception) {
            throw new IllegalStateException("the broker does not answer", exception);
        }
    }
}
