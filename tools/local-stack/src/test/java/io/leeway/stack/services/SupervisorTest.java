package io.leeway.stack.services;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisorTest {

    private static final Probing QUICK = new Probing(
            Duration.ofMillis(200), Duration.ofMillis(1_000), 3, Duration.ofSeconds(20), Duration.ofMillis(50));
    private static final ServiceDefinition SERVICE = ServiceDefinition.ALL.get(2);

    private record Told(String event, Map<String, String> facts) {}

    @TempDir
    Path folder;

    private final BlockingQueue<Told> events = new LinkedBlockingQueue<>();
    private final Set<Long> guarded = ConcurrentHashMap.newKeySet();
    private Supervisor supervisor;

    @BeforeEach
    void start() throws Exception {
        FakeService.install(folder, SERVICE);
        List<ServiceInstance> instances = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            instances.add(new ServiceInstance(SERVICE, number, FreePorts.next()));
        }
        supervisor = new Supervisor(
                folder,
                folder.resolve("data"),
                instances,
                ClassArchives.read(folder),
                Map.of("FAKE_FOLDER", folder.toString()),
                QUICK,
                guarded::add,
                guarded::remove);
        supervisor.start((event, facts) -> events.add(new Told(event, facts)));
    }

    @AfterEach
    void stop() {
        supervisor.close();
        assertThat(guarded).isEmpty();
    }

    @Test
    void shouldStartAnewWhatDied() throws Exception {
        // Given
        long pid = pid("drift-service-2");

        // When
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        // Then: another process, guarded like the first
        Told told = next();
        assertThat(told.event()).isEqualTo("restarted");
        assertThat(told.facts())
                .containsEntry("service", "drift-service-2")
                .containsEntry("why", "ended with exit code 137");
        assertThat(pid("drift-service-2")).isNotEqualTo(pid);
        assertThat(guarded)
                .contains(pid("drift-service-2"), pid("drift-service"))
                .doesNotContain(pid);
    }

    @Test
    void shouldLetEvaluationStandBehind() throws Exception {
        // Given: processes start as far behind as their parent is
        int own = niceness(ProcessHandle.current().pid());

        // Then
        assertThat(niceness(pid("drift-service"))).isEqualTo(Math.min(19, own + SERVICE.niceness()));
        assertThat(SERVICE.niceness()).isPositive();
    }

    @Test
    void shouldStartAnewWhatIsAliveButDoesNotAnswer() throws Exception {
        // Given
        long pid = pid("drift-service");

        // When
        signal("-STOP", pid);

        // Then
        assertThat(next().facts())
                .containsEntry("service", "drift-service")
                .containsEntry("why", "did not answer 3 times in a row whether it lives");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void shouldStartAnewWhatSaysThatItIsDown() throws Exception {
        // When
        Files.createFile(folder.resolve("down"));

        // Then
        assertThat(next().facts().get("why")).contains("whether it lives");
    }

    @Test
    void shouldLetAServiceEndThatNoLongerSaysThatItLives() throws Exception {
        // Given: longer than anything may be silent that runs
        Path slow = Files.createDirectory(folder.resolve("slow"));

        // When
        supervisor.close();

        // Then
        try (Stream<Path> ended = Files.list(slow)) {
            assertThat(ended).hasSize(2);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void shouldTellWhatDoesNotStayUpAndGoOnTrying() throws Exception {
        // Given
        Path dying = Files.createFile(folder.resolve("dying"));
        signal("-KILL", pid("drift-service"));

        // When
        Told told = next();
        while (!told.event().equals("failing")) {
            told = next();
        }
        Files.delete(dying);

        // Then
        assertThat(told.facts()).containsEntry("times", "5").containsKey("log");
        assertThat(next().event()).isEqualTo("restarted");
    }

    @Test
    void shouldFindWhatAKilledLauncherLeftBehind() throws Exception {
        // Given: what the next launcher sees
        List<Long> left = List.of(pid("drift-service"), pid("drift-service-2"));

        // When
        int ended = PidFile.endLeftovers(folder.resolve("data"));

        // Then
        assertThat(ended).isEqualTo(2);
        assertThat(left)
                .allMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private long pid(String instance) {
        return Long.parseLong(supervisor.facts().get(instance + ".pid"));
    }

    private Told next() throws InterruptedException {
        return Objects.requireNonNull(events.poll(60, TimeUnit.SECONDS), "nothing was told within 60 s");
    }

    private static int niceness(long pid) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "ni=", "-p", Long.toString(pid)).start();
        return Integer.parseInt(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }

    private static void signal(String signal, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
