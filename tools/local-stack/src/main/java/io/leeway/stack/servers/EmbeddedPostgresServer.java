package io.leeway.stack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL server from Maven artifacts, durable as in production. */
public final class EmbeddedPostgresServer implements EmbeddedServer {

    /** The only user. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final Path data;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /**
     * Starts it; a server that a killed launcher left behind on the same data is stopped first.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedPostgresServer start(Path data, Path binaries, int port) {
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            Files.createDirectories(binaries);
            PostgresPid.of(data).stop();
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library is made for tests and turns durability off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return new EmbeddedPostgresServer(postgres, data);
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL did not start on " + data, exception);
        }
    }

    /** Creates the databases that are not there yet. */
    public void createDatabases(Iterable<String> names) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Databases.create(connection, names);
        } catch (SQLException exception) {
            throw new IllegalStateException("PostgreSQL's databases could not be created", exception);
        }
    }

    /** The process id of the server. */
    public long pid() {
        return PostgresPid.of(data).read().orElseThrow();
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
