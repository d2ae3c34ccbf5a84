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
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL server from Maven artifacts, durable as in production. */
public final class EmbeddedPostgresServer implements EmbeddedServer {

    /** The only user. */
    public static final String USER = "postgres";

    /** What a server answers that is well but has no connection to give, or is just starting or stopping. */
    private static final Set<String> ALIVE_BUT_BUSY = Set.of("53300", "57P03");

    private static final int STARTS = 3;

    /** Of a connection, in seconds. */
    private static final List<String> TIMEOUTS = List.of("connectTimeout", "socketTimeout", "loginTimeout");

    /** Who may connect: the user from this machine, with the password. The library lets everybody in without one. */
    private static final String WITH_PASSWORD = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final String password;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, Path data, String password) {
        this.postgres = postgres;
        this.data = data;
        this.password = password;
    }

    /**
     * Starts it; a server that a killed launcher left behind on the same data is stopped first.
     *
     * @param log where the server writes its log
     * @param port 0 for a free one
     * @param password the user's, asked for from the end of the first start with it on
     */
    public static EmbeddedPostgresServer start(Path data, Path binaries, Path log, int port, String password) {
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
                EmbeddedPostgresServer server =
                        new EmbeddedPostgresServer(postgres(data, binaries, log, port, password), data, password);
                server.askForPassword();
                return server;
            } catch (IOException | IllegalStateException exception) {
                // Where the system does not tell of them, children of a killed server may hold its memory for a moment.
                if (start == STARTS) {
                    throw new IllegalStateException(
                            "PostgreSQL did not start on " + data + "; its log is " + log, exception);
                }
            }
        }
    }

    private static EmbeddedPostgres postgres(Path data, Path binaries, Path log, int port, String password)
            throws IOException {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setConnectConfig("password", password)
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

    /** Sets the password and asks for it from now on; once for a folder, also for one of an earlier version. */
    private void askForPassword() {
        Path access = data.resolve("pg_hba.conf");
        try {
            if (Files.readString(access).equals(WITH_PASSWORD)) {
                return;
            }
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                // The password is ours and has no quote in it; the statement takes no parameter.
                statement.execute("alter role " + USER + " password '" + password + "'");
                Files.writeString(access, WITH_PASSWORD);
                statement.execute("select pg_reload_conf()");
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL's " + access + " cannot be written", exception);
        } catch (SQLException exception) {
            throw new IllegalStateException("PostgreSQL's password could not be set", exception);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "leeway-up");
        TIMEOUTS.forEach(name -> properties.setProperty(name, "5"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", properties);
    }

    /** Creates the databases that are not there yet. */
    public void createDatabases(Iterable<String> names) {
        try (Connection connection = connect()) {
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
        try (Connection connection = connect();
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
