package io.leeway.support.messaging;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over one broker, each with a bus of its own and empty queues. */
abstract class OverABroker {

    private static Bus.BrokerProcess server;

    Bus bus;

    @BeforeAll
    static void startBroker(@TempDir Path data) {
        server = Bus.BrokerProcess.start(data);
    }

    @AfterAll
    static void stopBroker() {
        server.close();
    }

    /** Another instance's bus over the same broker. */
    static Bus another() {
        return new Bus(server);
    }

    @BeforeEach
    void open() {
        bus = another();
        bus.purge();
    }

    @AfterEach
    void close() {
        bus.close();
    }
}
