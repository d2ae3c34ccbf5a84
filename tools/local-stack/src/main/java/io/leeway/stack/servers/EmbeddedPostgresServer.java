package io.leeway.stack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL server from Maven artifacts, durable as in production. */
public final class EmbeddedPostgresServer implements EmbeddedServer {

    /** The only user. */
    public static final String USER = "postgres";

    /** What a server answers that is well but has no connection to give, or is just starting or stopping. */
    private static final Set<String> ALIVE_BUT_BUSY = Set.of("53300", "57P03");

    private static final int STARTS = 3;

    private final EmbeddedPostgres postgres;
    private final Path data;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /**
     * Starts it; a server that a killed launcher left behind on the same data is stopped first.
     *
     * @param log where the server writes its log
     * @param port 0 for a free one
     */
    public static EmbeddedPostgresServer start(Path data, Path binaries, Path log, int port) {
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.createDirectories(binaries);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        PostgresPid.of(data).stop();
        for (int start = 1; ; start++) {
            try {
                return new EmbeddedPostgresServer(postgres(data, binaries, log, port), data);
            } catch (IOException | IllegalStateException exception) {
                // The children of a server that was killed may hold its memory for a moment.
                if (start == STARTS) {
                    throw new IllegalStateException(
                            "PostgreSQL did not start on " + data + "; its log is " + log, exception);
                }
            }
        }
    }

    private static EmbeddedPostgres postgres(Path data, Path binaries, Path log, int port) throws IOException {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                // It is stopped in its turn, after those that use it.
                .setRegisterShutdownHook(false)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // A statement that fails is told to its sender; its log must not hold what people stored.
                .setServerConfig("log_min_error_statement", "panic")
                // The library is made for tests and turns durability off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Creates the databases that are not there yet. */
    public void createDatabases(Iterable<String> names) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Databases.create(connection, names);
        } catch (SQLException exception) {
            throw new IllegalStateException("PostgreSQL's databases could not be created", exception);
        }
    }

    @Override
    public OptionalLong pid() {
        return PostgresPid.of(data).read().map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public boolean isWell() {
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=" + USER
                + "&connectTimeout=5&socketTimeout=5&loginTimeout=5&ApplicationName=leeway-up";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException exception) {
            return exception.getSQLState() != null && ALIVE_BUT_BUSY.contains(exception.getSQLState());
        }
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
