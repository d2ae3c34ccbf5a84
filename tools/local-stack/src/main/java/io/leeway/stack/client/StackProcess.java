package io.leeway.stack.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.leeway.stack.services.ClassArchives;
import io.leeway.stack.services.Compilers;

/**
 * A local stack in a process of its own. It ends when it is closed, or when the process that started it ends in
 * whatever way.
 */
public final class StackProcess implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    /**
     * Keeps a terminal's Ctrl-C from the stack's processes: they stop in their order when the program that started them
     * does, the services before the servers that they need for it.
     */
    private static final List<String> APART = List.of(
            "sh",
            "-c",
            "trap '' INT; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; exec \"$@\"",
            "leeway");

    private final Process process;
    private final Map<String, String> facts;

    /** On Ctrl-C whoever waits before the terminal gets it back when everything has stopped. */
    private final Thread atExit = new Thread(this::stop, "stack-stop");

    private StackProcess(Process process, Map<String, String> facts) {
        this.process = process;
        this.facts = Map.copyOf(facts);
    }

    /** Something that the stack told: its name and its facts. */
    public record Event(String name, Map<String, String> facts) {}

    /**
     * Starts a stack and waits until it is ready.
     *
     * @param home the folder that holds {@code leeway-local-stack.jar} and {@code lib}
     * @param arguments {@code servers} or {@code up} with their options
     * @param listener told everything that the stack tells, also after it is ready
     * @throws IllegalStateException if it ends before it is ready; it has said why on standard error
     */
    public static StackProcess start(Path home, List<String> arguments, Consumer<Event> listener) {
        return start(home, arguments, Map.of(), listener);
    }

    /**
     * Likewise.
     *
     * @param environment what the stack and its services are told beside what this process was told itself
     */
    public static StackProcess start(
            Path home, List<String> arguments, Map<String, String> environment, Consumer<Event> listener) {
        List<String> command = new ArrayList<>(APART);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
        command.addAll(Compilers.SECOND_LATER);
        command.addAll(ClassArchives.reading(home.resolve("leeway-local-stack.jsa")));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        if (Runtime.version().feature() < 23) {
            command.removeLast();
        }
        // The stack's own jar comes first: one of its classes takes the place of the broker's.
        command.add("-cp");
        command.add(home.resolve("leeway-local-stack.jar") + ":" + home.resolve("lib") + "/*");
        command.add("io.leeway.stack.Main");
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            Map<String, String> facts = awaitReady(lines, listener);
            Thread.ofPlatform().daemon().name("stack-events").start(() -> relay(lines, listener));
            StackProcess stack = new StackProcess(process, facts);
            Runtime.getRuntime().addShutdownHook(stack.atExit);
            return stack;
        } catch (IOException exception) {
            throw new UncheckedIOException("The local stack could not be started", exception);
        }
    }

    /** What the stack said when it was ready, such as {@code postgres.port} or {@code ingest-service.url}. */
    public String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The local stack told nothing of " + name);
        }
        return value;
    }

    /** The password of the stack's {@code postgres} or {@code amqp}. */
    public String password(String server) {
        return ServerPasswords.of(Path.of(fact("passwords.file"))).of(server);
    }

    /** The stack's process id. */
    public long pid() {
        return process.pid();
    }

    /** Waits until the stack has ended by itself. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exception) {
            // This program is ending already, and the hook does no harm.
            return;
        }
    }

    private void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException exception) {
            process.destroy();
        } catch (InterruptedException exception) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> awaitReady(BufferedReader lines, Consumer<Event> listener) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Event event = parse(line);
            listener.accept(event);
            if (event.name().equals("ready")) {
                return event.facts();
            }
        }
        throw new IllegalStateException("The local stack ended before it was ready.");
    }

    private static void relay(BufferedReader lines, Consumer<Event> listener) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(parse(line));
            }
        } catch (IOException exception) {
            // The stack has ended; whoever waits for it is told by the process itself.
            listener.accept(new Event("ended", Map.of()));
        }
    }

    private static Event parse(String line) {
        String[] parts = line.split("\t");
        Map<String, String> facts = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            facts.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new Event(parts[0], facts);
    }
}
