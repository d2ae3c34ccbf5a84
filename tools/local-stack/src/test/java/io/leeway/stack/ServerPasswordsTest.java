package io.leeway.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.stack.client.ServerPasswords;
import io.leeway.stack.servers.EmbeddedPostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerPasswordsTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeMadeOnceAndBeReadableByTheirOwnerOnly() throws Exception {
        ServerPasswords first = ServerPasswords.in(folder);
        ServerPasswords second = ServerPasswords.in(folder);

        assertThat(second.of("postgres")).isEqualTo(first.of("postgres")).isNotEqualTo(first.of("amqp"));
        assertThat(second.of("amqp")).isEqualTo(first.of("amqp"));
        assertThat(ServerPasswords.in(Files.createDirectory(folder.resolve("other")))
                        .of("postgres"))
                .isNotEqualTo(first.of("postgres"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldBeAskedForByPostgresqlAlsoOnAFolderOfBefore() throws Exception {
        // Given: a folder as an earlier version left it, which let everybody in
        start().close();
        Files.writeString(folder.resolve("postgresql/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        // When
        EmbeddedPostgresServer server = start();

        // Then
        try {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres&password=";
            try (Connection known = DriverManager.getConnection(url + "of-this-test");
                    Statement statement = known.createStatement()) {
                assertThat(statement.execute("select 1")).isTrue();
            }
            assertThatThrownBy(() -> DriverManager.getConnection(url + "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(server.isWell()).isTrue();
        } finally {
            server.close();
        }
    }

    @Test
    void shouldBeInNoCommandLineAndNoLogOfTheServers() throws Exception {
        try (ServersProcess servers = ServersProcess.start(folder, "postgres,amqp")) {
            for (String password : new String[] {servers.password("postgres"), servers.password("amqp")}) {
                assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                        .noneMatch(command -> command.contains(password));
                try (Stream<Path> logs = Files.walk(folder.resolve("logs"))) {
                    assertThat(logs.filter(Files::isRegularFile))
                            .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(password));
                }
            }
        }
    }

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(
                folder.resolve("postgresql"),
                Cache.folder("postgresql"),
                folder.resolve("logs/postgresql.log"),
                0,
                "of-this-test");
    }
}
