package io.leeway.system.faults.stack;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/** Where a broker is and how one gets in. */
public record BrokerAddress(String host, int port, String user, String password, String virtualHost) {

    private static final int TIMEOUT_MILLIS = 5_000;

    /** A connection, to be closed. */
    public Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        factory.setConnectionTimeout(TIMEOUT_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("faults");
    }
}
