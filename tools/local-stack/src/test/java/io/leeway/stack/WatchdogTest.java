package io.leeway.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchdogTest {

    /** A program that starts children, guards them with a watchdog, lets one of them go, and waits to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Watchdog watchdog = new Watchdog(1);
            List<Process> children = List.of(
                    sh("exec sleep 300"), sh("exec sleep 300"), sh("exec sleep 300"), sh("trap '' TERM; sleep 300"));
            children.forEach(child -> watchdog.guard(child.pid()));
            Process gone = children.get(1);
            gone.destroyForcibly().waitFor();
            Process restarted = sh("exec sleep 300");
            watchdog.guard(restarted.pid());
            children.forEach(child -> System.out.println(child.pid()));
            System.out.println(restarted.pid());
            System.out.println("ready");
            Thread.sleep(300_000);
        }

        private static Process sh(String script) throws IOException {
            return new ProcessBuilder("sh", "-c", script).start();
        }
    }

    @Test
    void shouldEndEveryChildOfAKilledParentAlsoWhenOneIsGoneAlready() throws Exception {
        // Given
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> children = parent.inputReader()
                .lines()
                .takeWhile(line -> !line.equals("ready"))
                .map(line -> ProcessHandle.of(Long.parseLong(line)))
                .flatMap(java.util.Optional::stream)
                .toList();
        assertThat(children).hasSize(4).allMatch(ProcessHandle::isAlive);

        // When
        parent.destroyForcibly();

        // Then: also the one that does not listen to TERM
        await().atMost(10, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
