package io.leeway.support.messaging;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to the broker. Whoever gets one finds the {@link Topology} declared.
 *
 * <p>A connection never recovers by itself: an acknowledgement belongs to the channel that delivered, and a channel that
 * is replaced behind its user's back would take it for another message's. Whoever holds a connection makes a new one.
 */
@ApplicationScoped
class Broker {

    private static final long FAIL_FAST_NANOS = 500_000_000;

    /**
     * More than RabbitMQ takes, whatever its {@code max_message_size} is. At 64 MB, its default, the client would close the
     * connection, and the same message would be delivered again and again.
     */
    private static final int TOO_LARGE = (512 << 20) + 1;

    private final MessagingConfig config;
    private final TlsConfigurationRegistry certificates;
    private final String service;
    private @Nullable Connection shared;
    private @Nullable IOException lastFailure;
    private long failedAt;

    Broker(
            MessagingConfig config,
            TlsConfigurationRegistry certificates,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.certificates = certificates;
        this.service = service;
    }

    /**
     * A connection of one's own, to be closed.
     *
     * @throws IOException if the broker does not answer, or refuses what the topology says
     */
    Connection connect(String purpose) throws IOException {
        try {
            Connection connection = factory().newConnection(service + " " + purpose);
            try {
                declareTopology(connection);
                return connection;
            } catch (IOException | RuntimeException exception) {
                connection.abort(1_000);
                throw exception;
            }
        } catch (TimeoutException exception) {
            throw new IOException("RabbitMQ at " + address() + " does not answer in time", exception);
        }
    }

    /**
     * A channel of one's own on the connection that is shared by all who publish or ask.
     *
     * @throws IOException if the broker is away; right after a failed attempt that is known without another
     */
    synchronized Channel open() throws IOException {
        if (shared == null || !shared.isOpen()) {
            if (lastFailure != null && System.nanoTime() - failedAt < FAIL_FAST_NANOS) {
                throw new IOException("RabbitMQ at " + address() + " is away", lastFailure);
            }
            try {
                shared = connect("publishing");
                lastFailure = null;
            } catch (IOException exception) {
                lastFailure = exception;
                failedAt = System.nanoTime();
                throw exception;
            }
        }
        Channel channel = shared.createChannel();
        if (channel == null) {
            throw new IOException("RabbitMQ grants no further channel");
        }
        return channel;
    }

    /** Declares whatever of the topology is missing. */
    void declareTopology(Connection connection) throws IOException {
        declare(connection, channel -> Topology.declare(channel, config.queueType()));
    }

    /** Declares whatever of an inbox is missing. */
    void declare(Connection connection, Inbox inbox) throws IOException {
        declare(connection, channel -> Topology.declare(channel, inbox, config.queueType()));
    }

    private interface Declared {
        void on(Channel channel) throws IOException;
    }

    private void declare(Connection connection, Declared declared) throws IOException {
        try (Channel channel = connection.createChannel()) {
            declared.on(channel);
        } catch (TimeoutException exception) {
            throw new IOException("RabbitMQ at " + address() + " does not answer in time", exception);
        }
    }

    /** Ends the shared connection. */
    synchronized void close() {
        if (shared != null) {
            shared.abort(1_000);
        }
    }

    /** Where the broker is, for people. */
    String address() {
        return config.host() + ":" + config.port();
    }

    private ConnectionFactory factory() throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(config.host());
        factory.setPort(config.port());
        factory.setUsername(config.username());
        factory.setPassword(config.password());
        factory.setVirtualHost(config.vhost());
        int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
        factory.setConnectionTimeout(connectMillis);
        factory.setHandshakeTimeout(connectMillis);
        factory.setChannelRpcTimeout(Math.toIntExact(config.confirmTimeout().toMillis()));
        factory.setRequestedHeartbeat(Math.toIntExact(config.heartbeat().toSeconds()));
        factory.setMaxInboundMessageBodySize(TOO_LARGE);
        factory.setShutdownTimeout(1_000);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        if (config.tls()) {
            factory.useSslProtocol(trusted());
            factory.enableHostnameVerification();
        }
        return factory;
    }

    private SSLContext trusted() throws IOException {
        try {
            if (config.tlsConfiguration().isEmpty()) {
                return SSLContext.getDefault();
            }
            String name = config.tlsConfiguration().get();
            TlsConfiguration configuration = certificates
                    .get(name)
                    .orElseThrow(() -> new IllegalStateException("leeway.rabbitmq.tls-configuration is '" + name
                            + "', but there is no quarkus.tls." + name));
            return configuration.createSSLContext();
        } catch (GeneralSecurityException exception) {
            throw new IOException("TLS is not possible with what is configured", exception);
        } catch (IllegalStateException exception) {
            throw exception;
        } catch (Exception exception) {
            throw new IOException("the TLS configuration cannot be read", exception);
        }
    }
}
