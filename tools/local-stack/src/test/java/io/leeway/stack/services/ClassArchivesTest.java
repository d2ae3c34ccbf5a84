package io.leeway.stack.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at the files that a process has in its memory, as Linux shows them. */
@EnabledOnOs(OS.LINUX)
class ClassArchivesTest {

    private static final ServiceDefinition SERVICE = ServiceDefinition.ALL.get(2);

    @TempDir
    Path root;

    private final Set<Long> guarded = ConcurrentHashMap.newKeySet();
    private Path archive = Path.of("");

    @BeforeEach
    void install() throws Exception {
        FakeService.install(root, SERVICE);
        archive = root.resolve(SERVICE.name()).resolve("target").resolve(SERVICE.name() + ".jsa");
    }

    @Test
    void shouldStartFromWhatARunHasWritten() throws Exception {
        // Given
        Path written = Files.createDirectory(root.resolve("written"));
        try (Supervisor writing = supervisor(ClassArchives.written(written))) {
            writing.start((event, facts) -> {});
        }

        // When
        int published = ClassArchives.publish(written, root);

        // Then
        assertThat(published).isEqualTo(1);
        assertThat(archive).isRegularFile();
        assertThat(mapped(ClassArchives.read(root))).contains(archive.toString());
    }

    @Test
    void shouldStartWithoutOne() throws Exception {
        assertThat(ClassArchives.publish(root, root)).isZero();
        assertThat(mapped(ClassArchives.read(root))).doesNotContain(archive.toString());
    }

    @Test
    void shouldStartFromOneThatIsNoArchive() throws Exception {
        // Given
        Files.writeString(archive, "half an archive");

        // When, Then
        assertThat(mapped(ClassArchives.read(root))).doesNotContain(archive.toString());
    }

    /** The files that a service has in its memory once it is ready. */
    private String mapped(ClassArchives archives) throws IOException {
        try (Supervisor supervisor = supervisor(archives)) {
            supervisor.start((event, facts) -> {});
            return Files.readString(Path.of("/proc", supervisor.facts().get(SERVICE.name() + ".pid"), "maps"));
        }
    }

    private Supervisor supervisor(ClassArchives archives) throws IOException {
        return new Supervisor(
                root,
                root.resolve("data"),
                List.of(new ServiceInstance(SERVICE, 1, FreePorts.next())),
                archives,
                Map.of("FAKE_FOLDER", root.toString()),
                Probing.STANDARD,
                guarded::add,
                guarded::remove);
    }
}
