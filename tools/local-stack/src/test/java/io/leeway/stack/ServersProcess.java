package io.leeway.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.leeway.stack.client.ServerPasswords;

/** Embedded servers in a process of their own, that a test can kill. */
public final class ServersProcess implements AutoCloseable {

    private final Process process;
    private final Map<String, String> facts;

    private ServersProcess(Process process, Map<String, String> facts) {
        this.process = process;
        this.facts = facts;
    }

    /** Starts some servers; {@code leeway.servers.classpath} names another build of them. */
    public static ServersProcess start(Path data, String only) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("leeway.servers.classpath", System.getProperty("java.class.path")),
                "io.leeway.stack.Main",
                "servers",
                "--data",
                data.toString(),
                "--only",
                only));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready\t")) {
                Map<String, String> facts = new HashMap<>();
                for (String fact : line.substring("ready\t".length()).split("\t")) {
                    facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
                }
                return new ServersProcess(process, facts);
            }
        }
        throw new IllegalStateException("The servers ended before they were ready.");
    }

    /** What they told of themselves. */
    public String fact(String name) {
        return facts.get(name);
    }

    /** The password of {@code postgres} or {@code amqp}. */
    public String password(String server) {
        return ServerPasswords.in(Path.of(fact("passwords.file")).getParent()).of(server);
    }

    /** What kill -9 does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The servers outlived kill -9.");
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
