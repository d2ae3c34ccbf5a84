package io.leeway.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    @Test
    void shouldLoseNoneOfTheChangesThatAreMadeAtOnce() throws Exception {
        add("before");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> changes = new ArrayList<>(List.of(threads.submit(() -> file.remove("before"))));
            for (int i = 0; i < 24; i++) {
                String name = "at-once-" + i;
                changes.add(threads.submit(() -> add(name)));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }

        assertThat(file.read().all())
                .extracting(key -> key.identity().name())
                .hasSize(24)
                .doesNotContain("before");
    }

    @Test
    void shouldWaitForAnotherProgramThatChangesTheFile() throws Exception {
        Path lock = folder.resolve(".keys.lock");
        add("first");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<String> change;
            try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                other.lock();
                change = threads.submit(() -> add("second"));
                assertThatThrownBy(() -> change.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }
            change.get();
        }

        assertThat(file.read().size()).isEqualTo(2);
    }

    @Test
    void shouldTellAFileFromTheOneThatTookItsPlace() {
        add("first");
        FileState before = file.state();

        assertThat(file.state()).isEqualTo(before);
        add("second");
        assertThat(file.state()).isNotEqualTo(before);
    }

    private String add(String name) {
        String key = KeySecret.generate();
        file.add(new ListedKey(
                new Identity(name, Set.of(Role.VIEWER), ModelScope.ALL), Instant.MAX, KeySecret.hash(key)));
        return key;
    }
}
