package io.leeway.support.messaging;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A service's own connection to the broker, on which the topology is declared and verified. */
@Singleton
final class Broker {

    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final MessagingConfig config;
    private @Nullable Connection connection;

    Broker(MessagingConfig config) {
        this.config = config;
    }

    /** Runs before the channels connect, which do not declare anything themselves. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Instant deadline = Instant.now().plus(config.startTimeout());
        boolean waiting = false;
        while (true) {
            try {
                declare();
                return;
            } catch (IOException | TimeoutException exception) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "RabbitMQ does not answer at " + config.host() + ":" + config.port()
                                    + ". Start it, or set LEEWAY_RABBITMQ_HOST, _PORT, _USERNAME, _PASSWORD and _VHOST.",
                            exception);
                }
                if (!waiting) {
                    LOG.infof("event=waiting-for-broker host=%s port=%d", config.host(), config.port());
                    waiting = true;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (this) {
            if (connection != null) {
                connection.abort(1_000);
            }
        }
    }

    /** Whether the broker is there and has everything that {@link Topology} declares. */
    boolean isReady() {
        try {
            Channel channel = open();
            try {
                Topology.verify(channel);
                return true;
            } finally {
                channel.abort();
            }
        } catch (IOException | TimeoutException | RuntimeException exception) {
            LOG.debugf(exception, "event=broker-not-ready");
            return false;
        }
    }

    private void declare() throws IOException, TimeoutException {
        try (Channel channel = open()) {
            Topology.declare(channel);
        }
    }

    /** A channel of one's own, to be closed. */
    synchronized Channel open() throws IOException, TimeoutException {
        if (connection == null || !connection.isOpen()) {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setHost(config.host());
            factory.setPort(config.port());
            factory.setUsername(config.username());
            factory.setPassword(config.password());
            factory.setVirtualHost(config.vhost());
            factory.setConnectionTimeout(2_000);
            factory.setAutomaticRecoveryEnabled(false);
            connection = factory.newConnection("leeway topology");
        }
        Channel channel = connection.createChannel();
        if (channel == null) {
            throw new IOException("the broker grants no further channel");
        }
        return channel;
    }
}
