package io.leeway.client.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.access.Identity;
import io.leeway.access.KeyFile;
import io.leeway.access.Role;
import io.leeway.client.Cli;

import static org.assertj.core.api.Assertions.assertThat;

class KeysCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldPrintAKeyOnceAndKeepItsHashOnly() throws IOException {
        Cli created = run("create", "ci", "--role", "ingest,viewer", "--models", "telco-*", "--expires", "90");

        String key = created.out().strip();
        assertThat(created.code()).isZero();
        assertThat(Files.readString(file())).doesNotContain(key);
        Identity identity =
                new KeyFile(file()).read().identify(key, Instant.now()).orElseThrow();
        assertThat(identity.roles()).containsExactlyInAnyOrder(Role.INGEST, Role.VIEWER);
        assertThat(identity.models().covers("telco-churn")).isTrue();
        assertThat(new KeyFile(file()).read().identify(key, Instant.now().plus(Duration.ofDays(91))))
                .isEmpty();
        assertThat(run("list").out())
                .contains("ci", "ingest", "viewer", "telco-*")
                .doesNotContain(key);
    }

    @Test
    void shouldTakeAKeyAway() {
        String key = run("create", "ci", "--role", "admin").out().strip();

        assertThat(run("revoke", "ci").code()).isZero();

        assertThat(new KeyFile(file()).read().identify(key, Instant.now())).isEmpty();
        assertThat(run("revoke", "ci").code()).isEqualTo(1);
        assertThat(run("list").out()).contains("No keys.");
    }

    @Test
    void shouldRefuseWhatNoKeyCanBe() {
        assertThat(run("create", "ci", "--role", "boss").code()).isEqualTo(1);
        assertThat(run("create", "a b", "--role", "admin").code()).isEqualTo(1);
        assertThat(run("create", "ci", "--role", "admin", "--expires", "0").code())
                .isEqualTo(1);
        assertThat(file()).doesNotExist();
    }

    @Test
    void shouldMakeWhatALeewayBeginsWithForItsOwnerOnly() throws IOException {
        Path access = folder.resolve("access");

        Cli made = Cli.run("keys", "init", access.toString());

        assertThat(made.code()).isZero();
        String key = Files.readString(access.resolve("admin-key"));
        assertThat(made.out() + made.err()).doesNotContain(key);
        assertThat(new KeyFile(access.resolve("services/keys")).read().identify(key, Instant.now()))
                .hasValueSatisfying(identity -> assertThat(identity.roles()).containsExactly(Role.ADMIN));
        try (Stream<Path> paths = Files.walk(access)) {
            assertThat(paths).hasSize(9).allSatisfy(path -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .endsWith("------"));
        }
        String secrets = Files.readString(access.resolve("secrets.yaml"));
        assertThat(secrets)
                .contains(
                        "name: leeway-access", "name: leeway-rabbitmq", "name: leeway-postgres", "name: leeway-mongodb")
                .contains(Files.readString(access.resolve("services/service-key")))
                .contains("mongodb://leeway:lw_")
                .doesNotContain(key);
        assertThat(Cli.run("keys", "init", access.toString()).code()).isEqualTo(1);
    }

    private Cli run(String command, String... more) {
        String[] all = Stream.concat(
                        Stream.of("keys", command),
                        Stream.concat(Stream.of(more), Stream.of("--file", file().toString())))
                .toArray(String[]::new);
        return Cli.run(all);
    }

    private Path file() {
        return folder.resolve("keys");
    }
}
