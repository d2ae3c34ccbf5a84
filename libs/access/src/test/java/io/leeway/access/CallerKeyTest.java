package io.leeway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallerKeyTest {

    private final String key = KeySecret.generate();

    @TempDir
    Path folder;

    @Test
    void shouldTakeTheKeyFromTheEnvironment() {
        assertThat(CallerKey.of(Map.of("LEEWAY_KEY", key))).hasValue(key);
        assertThat(CallerKey.of(Map.of())).isEmpty();
    }

    @Test
    void shouldTakeTheKeyFromAFileOfItsOwnersOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), key + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(CallerKey.of(Map.of("LEEWAY_KEY_FILE", file.toString()))).hasValue(key);
    }

    @Test
    void shouldRefuseAFileThatOthersRead() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> CallerKey.of(Map.of("LEEWAY_KEY_FILE", file.toString())))
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(key);
    }

    @Test
    void shouldRefuseWhatIsNoKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> CallerKey.of(Map.of("LEEWAY_KEY", "hunter2")))
                .hasMessageContaining("LEEWAY_KEY")
                .hasMessageNotContaining("hunter2");
    }
}
