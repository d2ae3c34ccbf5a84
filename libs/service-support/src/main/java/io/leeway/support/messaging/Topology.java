package io.leeway.support.messaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;

import io.leeway.contracts.events.EventType;

/**
 * Every exchange, queue and binding of Leeway.
 *
 * <p>Each service declares all of it before it publishes, because RabbitMQ confirms a message that no queue takes: a
 * publisher that starts before its consumer would otherwise lose data in silence. Declaring is idempotent.
 */
final class Topology {

    static final String EVENTS = "leeway.events";
    static final String RETRY = "leeway.retry";
    static final String DEAD_LETTERS = "leeway.dead-letters";

    /** The most messages of an inbox that are kept after they were given up, and their bytes; the oldest go first. */
    private static final int MOST_GIVEN_UP = 10_000;

    private static final long MOST_BYTES_GIVEN_UP = 256L << 20;

    private Topology() {}

    /** Whether an exchange or a queue of that name is part of it. */
    static boolean has(String name) {
        return Set.of(EVENTS, RETRY, DEAD_LETTERS).contains(name)
                || Arrays.stream(WorkQueue.values())
                        .anyMatch(queue -> queue.queue().equals(name)
                                || queue.waitingQueues().contains(name));
    }

    static void declare(Channel channel, QueueKind kind) throws IOException {
        channel.exchangeDeclare(EVENTS, BuiltinExchangeType.TOPIC, true);
        channel.exchangeDeclare(RETRY, BuiltinExchangeType.DIRECT, true);
        channel.exchangeDeclare(DEAD_LETTERS, BuiltinExchangeType.FANOUT, true);
        channel.queueDeclare(DEAD_LETTERS, true, false, false, kind.with(Map.of()));
        channel.queueBind(DEAD_LETTERS, DEAD_LETTERS, "");
        for (WorkQueue queue : WorkQueue.values()) {
            declare(channel, queue, kind);
        }
    }

    static void declare(Channel channel, Inbox inbox, QueueKind kind) throws IOException {
        channel.exchangeDeclare(inbox.name(), BuiltinExchangeType.TOPIC, true);
        Map<String, Object> bounded = Map.of("x-max-length", MOST_GIVEN_UP, "x-max-length-bytes", MOST_BYTES_GIVEN_UP);
        channel.queueDeclare(inbox.deadLetters(), true, false, false, kind.with(bounded));
        Map<String, Object> givenUp =
                Map.of("x-dead-letter-exchange", "", "x-dead-letter-routing-key", inbox.deadLetters());
        channel.queueDeclare(inbox.name(), true, false, false, kind.with(givenUp));
        channel.queueBind(inbox.name(), inbox.name(), "#");
    }

    private static void declare(Channel channel, WorkQueue queue, QueueKind kind) throws IOException {
        channel.queueDeclare(
                queue.queue(), true, false, false, kind.with(Map.of("x-dead-letter-exchange", DEAD_LETTERS)));
        for (EventType event : queue.events()) {
            channel.queueBind(queue.queue(), EVENTS, event.routingKey());
        }
        if (queue.turn().isPresent()) {
            declareWaiting(channel, queue, kind, Pause.TURN);
        }
        declareWaiting(channel, queue, kind, Pause.RETRY);
    }

    /** A queue in which messages wait before they come again. */
    private static void declareWaiting(Channel channel, WorkQueue queue, QueueKind kind, Pause pause)
            throws IOException {
        Map<String, Object> waitingThenBack = Map.of(
                "x-message-ttl",
                pause.millis(),
                "x-dead-letter-exchange",
                "",
                "x-dead-letter-routing-key",
                queue.queue());
        channel.queueDeclare(pause.queue(queue), true, false, false, kind.with(waitingThenBack));
        channel.queueBind(pause.queue(queue), RETRY, pause.routingKey(queue));
    }
}
