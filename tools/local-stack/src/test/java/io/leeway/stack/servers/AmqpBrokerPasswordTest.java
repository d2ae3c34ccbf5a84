package io.leeway.stack.servers;

import java.nio.file.Files;
import java.nio.file.Path;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AmqpBrokerPasswordTest {

    private static final String PASSWORD = "of-this-test";

    @Test
    void shouldAskForItsPasswordAndKeepItOutOfItsFiles(@TempDir Path own) throws Exception {
        AmqpBroker asking = AmqpBroker.start(own, 0, PASSWORD);
        try {
            ConnectionFactory unknown = factory(asking);
            unknown.setPassword("guest");

            assertThatThrownBy(unknown::newConnection).isInstanceOf(PossibleAuthenticationFailureException.class);
            assertThat(Files.readString(own.resolve("config.json"))).doesNotContain(PASSWORD);
        } finally {
            asking.close();
        }
    }

    @Test
    void shouldTakeThePasswordOfAFolderOfBeforeAway(@TempDir Path own) throws Exception {
        // Given: the files of a version whose password everybody knows
        AmqpBroker.start(own, 0, PASSWORD).close();
        Path configuration = own.resolve("config.json");
        String now = Files.readString(configuration);
        Files.writeString(configuration, now.replace("${leeway.amqp.password}", "guest"));
        assertThat(Files.readString(configuration)).contains("\"guest\"").isNotEqualTo(now);

        // When
        AmqpBroker broker = AmqpBroker.start(own, 0, PASSWORD);

        // Then
        try (Connection known = factory(broker).newConnection()) {
            ConnectionFactory unknown = factory(broker);
            unknown.setPassword("guest");
            assertThat(known.isOpen()).isTrue();
            assertThatThrownBy(unknown::newConnection).isInstanceOf(PossibleAuthenticationFailureException.class);
        } finally {
            broker.close();
        }
    }

    private static ConnectionFactory factory(AmqpBroker of) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(of.port());
        factory.setPassword(PASSWORD);
        return factory;
    }
}
