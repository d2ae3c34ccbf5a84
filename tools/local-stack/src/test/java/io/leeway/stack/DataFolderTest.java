package io.leeway.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DataFolderTest {

    @Test
    void shouldBeHeldByOneStackAtATime(@TempDir Path folder) throws Exception {
        // Given
        try (DataFolder held = DataFolder.hold(folder)) {
            assertThat(held).isNotNull();

            // When, Then
            assertThatIllegalStateException()
                    .isThrownBy(() -> DataFolder.hold(folder, Duration.ofMillis(300)))
                    .withMessageContaining("Another Leeway runs");
        }
        DataFolder.hold(folder, Duration.ZERO).close();
    }

    @Test
    void shouldMakeAFolderReadableByItsOwnerOnlyAndLeaveOneThatIsThere(@TempDir Path folder) throws Exception {
        // Given: one that is not there, and one that others may read
        Path made = folder.resolve("made");
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));

        // When
        DataFolder.hold(made).close();
        DataFolder.hold(there).close();

        // Then
        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(there)).isEqualTo("rwxr-xr-x");
    }

    private static String permissions(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
