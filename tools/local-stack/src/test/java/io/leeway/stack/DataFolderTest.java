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
    void shouldBeReadableByItsOwnerOnly(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");

        DataFolder.hold(data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }
}
