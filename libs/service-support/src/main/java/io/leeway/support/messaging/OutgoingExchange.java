package io.leeway.support.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to one exchange. A message is sent when the broker has confirmed it and a queue has taken it; every
 * other end, silence included, is a failure of that message alone, and nothing is kept back to be sent later.
 */
final class OutgoingExchange implements Flow.Subscriber<Message<?>> {

    private static final int MOST_UNDER_WAY = 256;
    private static final int PERSISTENT = 2;
    private static final String NUMBER = "leeway-number";

    private final Broker broker;
    private final String exchange;
    private final boolean mandatory;
    private final Duration confirmTimeout;
    private final Declaration declaration;
    private final ExecutorService thread;
    private final ConcurrentNavigableMap<Long, CompletableFuture<Void>> unconfirmed = new ConcurrentSkipListMap<>();
    private @Nullable Channel channel;
    private volatile boolean topologyIsDoubtful;
    private Flow.@Nullable Subscription subscription;

    OutgoingExchange(
            Broker broker,
            String name,
            String exchange,
            boolean mandatory,
            Duration confirmTimeout,
            Declaration declaration) {
        this.broker = broker;
        this.exchange = exchange;
        this.mandatory = mandatory;
        this.confirmTimeout = confirmTimeout;
        this.declaration = declaration;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("exchange-" + name).factory());
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(MOST_UNDER_WAY);
    }

    @Override
    public void onNext(Message<?> message) {
        OutgoingMessage outgoing = message.getMetadata(OutgoingMessage.class)
                .orElseThrow(() -> new IllegalArgumentException("a message without its OutgoingMessage"));
        Flow.Subscription from = Objects.requireNonNull(subscription, "messages come after the subscription");
        CompletableFuture<?> unused = send(outgoing, (byte[]) message.getPayload())
                .handle((nothing, failure) -> failure == null ? message.ack() : message.nack(failure))
                .whenComplete((stage, failure) -> from.request(1));
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onComplete() {
        close();
    }

    void close() {
        thread.shutdown();
    }

    /** Sends a message; completes when it is sent, and fails when it is not, at the latest after the time-out. */
    CompletableFuture<Void> send(OutgoingMessage message, byte[] body) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        thread.execute(() -> send(message, body, sent));
        return sent.orTimeout(confirmTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On the one thread of this exchange, because a channel numbers its messages. */
    private void send(OutgoingMessage message, byte[] body, CompletableFuture<Void> sent) {
        if (sent.isDone()) {
            return; // It waited for longer than its sender did.
        }
        Long number = null;
        try {
            Channel open = channel();
            number = open.getNextPublishSeqNo();
            unconfirmed.put(number, sent);
            open.basicPublish(exchange, message.routingKey(), mandatory, properties(message, number), body);
        } catch (IOException | RuntimeException exception) {
            if (number != null) {
                unconfirmed.remove(number);
            }
            sent.completeExceptionally(exception);
        }
    }

    private static AMQP.BasicProperties properties(OutgoingMessage outgoing, long number) {
        Map<String, Object> headers = new HashMap<>(outgoing.headers());
        headers.put(NUMBER, number);
        return new AMQP.BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType(outgoing.contentType())
                .messageId(outgoing.id().isEmpty() ? null : outgoing.id())
                .headers(headers)
                .build();
    }

    private Channel channel() throws IOException {
        Channel current = channel;
        if (current != null && current.isOpen()) {
            if (topologyIsDoubtful) {
                declaration.on(current.getConnection());
                topologyIsDoubtful = false;
            }
            return current;
        }
        Channel fresh = broker.open();
        fresh.confirmSelect();
        fresh.addConfirmListener(this::confirmed, this::refused);
        fresh.addReturnListener(this::returned);
        fresh.addShutdownListener(signal -> failAll(signal));
        channel = fresh;
        return fresh;
    }

    private void confirmed(long number, boolean andAllBefore) {
        settle(number, andAllBefore, null);
    }

    /** Some brokers refuse what no queue takes, others send it back. */
    private void refused(long number, boolean andAllBefore) {
        topologyIsDoubtful = true;
        settle(number, andAllBefore, new IOException("RabbitMQ refused the message"));
    }

    /** A message comes back before it is confirmed. */
    private void returned(Return message) {
        topologyIsDoubtful = true;
        if (message.getProperties().getHeaders().get(NUMBER) instanceof Number number) {
            CompletableFuture<Void> sent = unconfirmed.remove(number.longValue());
            if (sent != null) {
                sent.completeExceptionally(new UnroutableMessageException(exchange, message.getRoutingKey()));
            }
        }
    }

    private void failAll(Throwable why) {
        for (Long number : List.copyOf(unconfirmed.keySet())) {
            settle(number, false, why);
        }
    }

    private void settle(long number, boolean andAllBefore, @Nullable Throwable failure) {
        Map<Long, CompletableFuture<Void>> settled =
                andAllBefore ? unconfirmed.headMap(number, true) : unconfirmed.subMap(number, true, number, true);
        for (Long one : List.copyOf(settled.keySet())) {
            CompletableFuture<Void> sent = unconfirmed.remove(one);
            if (sent != null && failure == null) {
                sent.complete(null);
            } else if (sent != null) {
                sent.completeExceptionally(failure);
            }
        }
    }
}
