package io.leeway.system.faults.stack;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The servers that the services need, empty at first, each of which can be taken away and given back. */
public interface Infrastructure extends AutoCloseable {

    /** The folder of RabbitMQ and PostgreSQL as production has them, if they are there. */
    @Nullable
    String REAL = System.getenv("LEEWAY_TEST_SERVERS");

    /**
     * Starts what is to be used: RabbitMQ and PostgreSQL where {@code LEEWAY_TEST_SERVERS} names the folder in which
     * {@code .ci/real-servers} keeps them, embedded servers otherwise. MongoDB's protocol and the mailbox are always
     * embedded.
     *
     * @param name letters and digits, of this run alone
     * @param folder where the servers keep their files
     */
    static Infrastructure open(String name, Path folder) {
        return REAL == null || REAL.isBlank()
                ? embedded(folder)
                : RealInfrastructure.start(name, folder, Path.of(REAL));
    }

    /** Starts embedded servers, whatever else there is. */
    static Infrastructure embedded(Path folder) {
        return EmbeddedInfrastructure.start(folder);
    }

    /** What a service is told of them. */
    Map<String, String> environment();

    /** A service's own database. */
    String database(String of);

    /** A way to the broker that no fault concerns. */
    BrokerAddress broker();

    /** Where every mail that was sent is a file. */
    Path mails();

    /** Ends the broker in order. */
    void stopBroker();

    /** Ends the broker as kill -9 does. */
    void killBroker();

    /** Starts the broker on the data that it had. */
    void startBroker();

    /** Ends every connection to the broker. */
    void closeBrokerConnections();

    /** Ends PostgreSQL as a power cut does. */
    void killDatabase();

    /** Starts PostgreSQL on the data that it had. */
    void startDatabase();

    /** Takes the mail server away; what it has is kept. */
    void killMail();

    /** Gives the mail server back. */
    void startMail();

    /** Ends everything but the mailbox as kill -9 does and starts it again on the same data; of embedded servers only. */
    void killServers();

    /** Starts what {@link #killServers} ended. */
    void startServers();

    @Override
    void close();
}
