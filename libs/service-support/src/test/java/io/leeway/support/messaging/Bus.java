package io.leeway.support.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.stack.client.StackProcess;
import io.leeway.support.test.Wire;
import io.leeway.support.tracing.Traces;

/**
 * The bus of one service over a wire that can be cut, on the embedded broker or on the one that {@code
 * LEEWAY_TEST_RABBITMQ} names.
 */
final class Bus implements AutoCloseable {

    final Wire wire;
    final Broker broker;
    final RabbitConnector connector;
    final MessagingConfig config;
    final EventPublisher publisher;
    final Outages outages = new Outages();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final EventProcessor processor;
    final InboxReader inboxes;
    final InMemorySpanExporter spans = InMemorySpanExporter.create();
    final Traces traces;

    private final List<OutgoingExchange> exchanges;

    Bus(BrokerProcess server) {
        wire = Wire.to(server.host(), server.port());
        SdkTracerProvider tracing = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build();
        traces = new Traces(
                true, OpenTelemetrySdk.builder().setTracerProvider(tracing).build());
        config = new Settings(wire.port(), server.username(), server.password());
        broker = new Broker(config, null, "test");
        connector = new RabbitConnector(broker, config);
        OutgoingExchange events = exchange("events", Topology.EVENTS, true);
        OutgoingExchange announcements = exchange("announcements", Topology.EVENTS, false);
        OutgoingExchange retries = exchange("retries", Topology.RETRY, true);
        OutgoingExchange deadLetters = exchange("dead-letters", Topology.DEAD_LETTERS, true);
        exchanges = List.of(events, announcements, retries, deadLetters);
        publisher = new EventPublisher(config, emitter(events), emitter(announcements), emitter(retries), traces);
        WorkMetrics metrics = new WorkMetrics(registry, outages);
        processor = new EventProcessor(
                config,
                new Redirection(emitter(retries), emitter(deadLetters), config),
                publisher,
                connector,
                outages,
                metrics,
                traces);
        inboxes = new InboxReader(broker, connector, processor, metrics, config);
    }

    /** The messages of a queue, as a service reads them. */
    IncomingQueue read(WorkQueue queue) {
        return read(queue.name(), queue.queue());
    }

    IncomingQueue read(String channel, String queue) {
        return new IncomingQueue(
                broker,
                new IncomingQueue.Source(channel, queue, Topology.EVENTS, List.of(), 16, false),
                new BackOff(config.longestPause()));
    }

    /** Works a queue off as a service does. */
    void work(WorkQueue queue, EventHandlers handlers) {
        read(queue)
                .messages()
                .onItem()
                .transformToUniAndConcatenate(
                        message -> Uni.createFrom().completionStage(() -> processor.process(queue, message, handlers)))
                .subscribe()
                .with(nothing -> {});
    }

    /** Takes whatever is in the queues. */
    void purge() {
        try (Channel channel = broker.open()) {
            for (WorkQueue queue : WorkQueue.values()) {
                channel.queuePurge(queue.queue());
                for (String waiting : queue.waitingQueues()) {
                    channel.queuePurge(waiting);
                }
            }
            channel.queuePurge(Topology.DEAD_LETTERS);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (java.util.concurrent.TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public void close() {
        wire.mend();
        processor.stop(new io.quarkus.runtime.ShutdownEvent());
        exchanges.forEach(OutgoingExchange::close);
        wire.close();
    }

    private OutgoingExchange exchange(String name, String exchange, boolean mandatory) {
        return new OutgoingExchange(
                broker, name, exchange, mandatory, config.confirmTimeout(), broker::declareTopology);
    }

    /** As Reactive Messaging makes one: completes when the message is acknowledged, fails when it is refused. */
    @SuppressWarnings("unchecked") // The proxy is what it is asked to be.
    private static MutinyEmitter<byte[]> emitter(OutgoingExchange exchange) {
        exchange.onSubscribe(new Unlimited());
        return (MutinyEmitter<byte[]>) Proxy.newProxyInstance(
                Bus.class.getClassLoader(), new Class<?>[] {MutinyEmitter.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("sendMessage")) {
                        throw new IllegalStateException(method.getName() + " is not expected");
                    }
                    return send(exchange, (Message<byte[]>) arguments[0]);
                });
    }

    private static Uni<Void> send(OutgoingExchange exchange, Message<byte[]> message) {
        return Uni.createFrom().completionStage(() -> {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            exchange.onNext(message.withAck(() -> {
                        sent.complete(null);
                        return CompletableFuture.completedFuture(null);
                    })
                    .withNack(failure -> {
                        sent.completeExceptionally(failure);
                        return CompletableFuture.completedFuture(null);
                    }));
            return sent;
        });
    }

    private static final class Unlimited implements java.util.concurrent.Flow.Subscription {
        @Override
        public void request(long most) {}

        @Override
        public void cancel() {}
    }

    /** A broker for a class of tests. */
    record BrokerProcess(String host, int port, String username, String password, Runnable stop)
            implements AutoCloseable {

        static BrokerProcess start(Path data) {
            String external = System.getenv("LEEWAY_TEST_RABBITMQ");
            if (external != null && !external.isBlank()) {
                URI uri = URI.create(external);
                String[] user = uri.getUserInfo().split(":", 2);
                return new BrokerProcess(uri.getHost(), uri.getPort(), user[0], user[1], () -> {});
            }
            Path home = Path.of(System.getProperty("leeway.root")).resolve("tools/local-stack/target");
            StackProcess process = StackProcess.start(
                    home, List.of("servers", "--data", data.toString(), "--only", "amqp"), event -> {});
            return new BrokerProcess(
                    process.fact("amqp.host"),
                    Integer.parseInt(process.fact("amqp.port")),
                    "guest",
                    process.password("amqp"),
                    process::close);
        }

        @Override
        public void close() {
            stop.run();
        }
    }

    /** Everything that a queue holds from now on. */
    Multi<Message<byte[]>> deadLetters() {
        return read("letters", Topology.DEAD_LETTERS).messages();
    }

    /** As the defaults are, but for shorter waits. */
    private record Settings(int port, String username, String password) implements MessagingConfig {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public String vhost() {
            return "/";
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public Optional<String> tlsConfiguration() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration confirmTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMillis(250);
        }

        @Override
        public int maximumAttempts() {
            return 5;
        }

        @Override
        public Duration patience() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration stopTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public QueueKind queueType() {
            return QueueKind.CLASSIC;
        }

        @Override
        public boolean readyWithoutBroker() {
            return false;
        }
    }
}
