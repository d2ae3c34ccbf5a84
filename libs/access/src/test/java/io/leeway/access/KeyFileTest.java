package io.leeway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTest {

    @TempDir
    Path folder;

    private Path path;
    private KeyFile file;

    @BeforeEach
    void begin() {
        path = folder.resolve("keys");
        file = new KeyFile(path);
    }

    @Test
    void shouldListWhatWasAddedAndNotWhatWasTakenOut() {
        String first = add("first");
        String second = add("second");

        file.remove("first");

        Keys keys = file.read();
        assertThat(keys.identify(first, Instant.EPOCH)).isEmpty();
        assertThat(keys.identify(second, Instant.EPOCH))
                .hasValueSatisfying(identity -> assertThat(identity.name()).isEqualTo("second"));
    }

    @Test
    void shouldHoldNoKeyAndBeItsOwnersOnly() throws IOException {
        String key = add("first");

        assertThat(Files.readString(path)).doesNotContain(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseATakenNameAndAnUnknownOne() {
        add("first");

        assertThatThrownBy(() -> add("first")).hasMessageContaining("listed already");
        assertThatThrownBy(() -> file.remove("other")).hasMessageContaining("No key is called other");
        assertThat(file.read().size()).isEqualTo(1);
    }

    @Test
    void shouldSayThatAFileIsNotThere() {
        assertThatThrownBy(file::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path.toString());
    }

    private String add(String name) {
        String key = KeySecret.generate();
        file.add(new ListedKey(
                new Identity(name, Set.of(Role.VIEWER), ModelScope.ALL), Instant.MAX, KeySecret.hash(key)));
        return key;
    }
}
