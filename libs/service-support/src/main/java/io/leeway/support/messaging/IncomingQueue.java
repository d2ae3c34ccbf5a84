package io.leeway.support.messaging;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one queue as a stream that never ends: whatever becomes of the connection, of the channel or of the
 * queue itself, it is made anew, after a pause that grows.
 *
 * <p>At most {@code prefetch} messages are under way. Those that were delivered on a channel that has gone stay in the
 * stream, but {@link Delivery#isCurrent} says that they will come again.
 */
final class IncomingQueue {

    private static final Logger LOG = Logger.getLogger(IncomingQueue.class);

    /**
     * What is read.
     *
     * @param channel the name of the messaging channel
     * @param queue the queue; blank for one of this instance alone, which goes with its connection
     * @param exchange where the instance's own queue is bound
     * @param routingKeys to what it is bound
     * @param prefetch how many messages may be under way
     * @param acknowledgedByBroker whether delivery is acknowledgement, for what nobody minds losing
     * @param largest the most bytes of a body that are handed on
     */
    record Source(
            String channel,
            String queue,
            String exchange,
            List<String> routingKeys,
            int prefetch,
            boolean acknowledgedByBroker,
            int largest) {

        /** Of whole bodies. */
        Source(
                String channel,
                String queue,
                String exchange,
                List<String> routingKeys,
                int prefetch,
                boolean acknowledgedByBroker) {
            this(channel, queue, exchange, routingKeys, prefetch, acknowledgedByBroker, Integer.MAX_VALUE);
        }

        /** Of an inbox, which is declared with its exchange and binding. */
        static Source of(Inbox inbox) {
            return new Source(
                    inbox.name(), inbox.name(), inbox.name(), List.of(), inbox.prefetch(), false, inbox.largest());
        }
    }

    private static final int CHECK_SECONDS = 5;

    private final Broker broker;
    private final Source source;
    private final BackOff backOff;
    private final Declaration declaration;
    private volatile @Nullable Channel consuming;
    private volatile String missing = "not connected to RabbitMQ yet";
    private volatile boolean stopped;
    private @Nullable Thread thread;

    IncomingQueue(Broker broker, Source source, BackOff backOff) {
        this(broker, source, backOff, connection -> {});
    }

    /**
     * Of a queue that is not part of the topology.
     *
     * @param declaration declares it
     */
    IncomingQueue(Broker broker, Source source, BackOff backOff, Declaration declaration) {
        this.broker = broker;
        this.source = source;
        this.backOff = backOff;
        this.declaration = declaration;
    }

    /** The stream; reading begins when somebody subscribes. */
    Multi<Message<byte[]>> messages() {
        return Multi.createFrom().<Message<byte[]>>emitter(this::start, BackPressureStrategy.BUFFER);
    }

    Source source() {
        return source;
    }

    /** Why nothing is delivered at the moment; empty when messages are delivered. */
    String missing() {
        Channel channel = consuming;
        return channel != null && channel.isOpen() ? "" : missing;
    }

    /** Takes no further messages; those in hand can still be acknowledged. */
    void stopDelivery() {
        stopped = true;
        Channel channel = consuming;
        if (channel != null && channel.isOpen()) {
            try {
                channel.basicCancel(source.channel());
            } catch (IOException | RuntimeException exception) {
                LOG.debugf(exception, "event=cancel-failed channel=%s", source.channel());
            }
        }
    }

    /** Ends the connection; what was not acknowledged comes again, here or elsewhere. */
    void close() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void start(MultiEmitter<? super Message<byte[]>> emitter) {
        thread = Thread.ofPlatform().daemon().name("queue-" + source.channel()).start(() -> readForEver(emitter));
    }

    private void readForEver(MultiEmitter<? super Message<byte[]>> emitter) {
        int failures = 0;
        while (!stopped) {
            Instant begin = Instant.now();
            try {
                missing = read(emitter);
            } catch (IOException | RuntimeException exception) {
                missing = "RabbitMQ at " + broker.address() + " cannot be read: " + Faults.words(exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            }
            if (stopped) {
                return;
            }
            failures = begin.plus(backOff.longest()).isBefore(Instant.now()) ? 1 : failures + 1;
            if (failures == 1) {
                LOG.warnf("event=queue-unread channel=%s reason=\"%s\"", source.channel(), missing);
            }
            if (!backOff.pause(failures)) {
                return;
            }
        }
    }

    /** Reads until the connection, the channel or the queue goes; returns which. */
    private String read(MultiEmitter<? super Message<byte[]>> emitter) throws IOException, InterruptedException {
        Connection connection = broker.connect("reading " + source.channel());
        try {
            declaration.on(connection);
            Channel channel = connection.createChannel();
            if (channel == null) {
                throw new IOException("RabbitMQ grants no further channel");
            }
            channel.basicQos(source.prefetch());
            Reader reader = new Reader(channel, emitter, source, declaration);
            channel.addShutdownListener(reader::ended);
            String queue = queue(channel);
            channel.basicConsume(queue, source.acknowledgedByBroker(), source.channel(), reader);
            consuming = channel;
            LOG.infof("event=queue-read channel=%s queue=%s", source.channel(), queue);
            return reader.awaitEnd(queue);
        } finally {
            consuming = null;
            connection.abort(1_000);
        }
    }

    private String queue(Channel channel) throws IOException {
        if (!source.queue().isEmpty()) {
            return source.queue();
        }
        String own = channel.queueDeclare().getQueue();
        for (String key : source.routingKeys()) {
            channel.queueBind(own, source.exchange(), key);
        }
        return own;
    }

    /** Hands on what one channel delivers. */
    private static final class Reader extends DefaultConsumer {

        private final MultiEmitter<? super Message<byte[]>> emitter;
        private final Source source;
        private final Declaration declaration;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile String reason = "";

        Reader(Channel channel, MultiEmitter<? super Message<byte[]>> emitter, Source source, Declaration declaration) {
            super(channel);
            this.emitter = emitter;
            this.source = source;
            this.declaration = declaration;
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            Delivery delivery = new Delivery(getChannel(), envelope, properties, source.acknowledgedByBroker());
            byte[] kept = body.length > source.largest() ? Arrays.copyOf(body, source.largest()) : body;
            emitter.emit(Message.of(
                    kept,
                    Metadata.of(delivery),
                    () -> {
                        delivery.acknowledge();
                        return CompletableFuture.completedFuture(null);
                    },
                    failure -> {
                        delivery.reject();
                        return CompletableFuture.completedFuture(null);
                    }));
        }

        /** The broker took the consumer away, which it does when the queue is deleted. */
        @Override
        public void handleCancel(String tag) {
            ended("the queue was deleted");
        }

        void ended(ShutdownSignalException signal) {
            ended(signal.isInitiatedByApplication() ? "closed" : Faults.words(signal));
        }

        private void ended(String why) {
            reason = why;
            end.countDown();
        }

        /**
         * Not every broker says so when a queue is deleted, so now and then it is asked for. None says so when an exchange
         * or a binding is, so these are declared again.
         */
        String awaitEnd(String queue) throws IOException, InterruptedException {
            while (!end.await(CHECK_SECONDS, TimeUnit.SECONDS)) {
                if (!getChannel().isOpen()) {
                    return "the channel is closed";
                }
                if (!isThere(queue)) {
                    return "the queue is gone";
                }
                declaration.on(getChannel().getConnection());
            }
            return reason;
        }

        /** On a channel of its own, because the question closes the channel when the answer is no. */
        private boolean isThere(String queue) {
            try (Channel asking = getChannel().getConnection().createChannel()) {
                asking.queueDeclarePassive(queue);
                return true;
            } catch (IOException | TimeoutException | RuntimeException exception) {
                return false;
            }
        }
    }
}
