package io.leeway.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.stack.servers.EmbeddedPostgresServer;
import io.leeway.stack.servers.KeptServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServerKeeperTest {

    private static final ServerKeeper.Probing QUICK = new ServerKeeper.Probing(Duration.ofMillis(200), 2);

    @Test
    void shouldStartADeadPostgresqlOnItsPortWithItsData(@TempDir Path data) throws Exception {
        shouldStartAnew(data, ProcessHandle::destroyForcibly);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldStartADeadPostgresqlWhoseChildDoesNotEnd(@TempDir Path data) throws Exception {
        shouldStartAnew(data, server -> {
            ProcessHandle child = server.children().findFirst().orElseThrow();
            signal("STOP", child);
            server.destroyForcibly();
        });
    }

    private static void shouldStartAnew(Path data, Consumer<ProcessHandle> fault) throws Exception {
        // Given
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Events events = new Events(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (Watchdog watchdog = new Watchdog();
                KeptServer server = new KeptServer(
                        "PostgreSQL",
                        0,
                        port -> EmbeddedPostgresServer.start(
                                data.resolve("postgresql"),
                                Cache.folder("postgresql"),
                                data.resolve("logs/postgresql.log"),
                                port,
                                "of-this-test"));
                ServerKeeper keeper = new ServerKeeper(List.of(server), QUICK, watchdog, events)) {
            assertThat(keeper).isNotNull();
            ((EmbeddedPostgresServer) server.current()).createDatabases(List.of("kept"));
            int port = server.current().port();
            ProcessHandle process =
                    ProcessHandle.of(server.current().pid().orElseThrow()).orElseThrow();

            // When
            fault.accept(process);

            // Then
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> told.toString(StandardCharsets.UTF_8).contains("server-restarted\tserver=PostgreSQL"));
            assertThat(server.current().port()).isEqualTo(port);
            assertThat(server.current().isWell()).isTrue();
            try (var connection = java.sql.DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/kept?user=postgres&password=of-this-test")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
