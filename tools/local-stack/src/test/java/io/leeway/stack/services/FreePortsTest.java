package io.leeway.stack.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreePortsTest {

    private static final int MANY = 200;

    @Test
    void shouldGiveEachPortOnceAndOnlyThoseThatCanBeOpened() throws IOException {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            int port = FreePorts.next();
            assertThat(given.add(port)).as("port %d comes once", port).isTrue();
            try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(server.isBound()).isTrue();
            }
        }
    }

    /** Of all 13,000 ports another process tries some 1,000 by chance, and is given none that is ours. */
    @Test
    void shouldGiveAnotherProcessOtherPorts() throws IOException, InterruptedException {
        Set<Integer> ours = new HashSet<>();
        for (int i = 0; i < 10 * MANY; i++) {
            ours.add(FreePorts.next());
        }
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<Integer> theirs = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().map(Integer::valueOf).forEach(theirs::add);
        }
        assertThat(other.waitFor()).isZero();
        assertThat(theirs).hasSize(10 * MANY).doesNotContainAnyElementsOf(ours);
    }

    /** Another process that asks for ports, and prints them. */
    static final class Asking {

        private Asking() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 10 * MANY; i++) {
                System.out.println(FreePorts.next());
            }
        }
    }
}
