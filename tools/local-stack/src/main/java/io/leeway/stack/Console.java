package io.leeway.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.slf4j.LoggerFactory;

/**
 * Where this program speaks, as distinct from the servers inside it: what those log or print goes to a file, because to
 * a reader it would look like Leeway's own errors.
 */
public final class Console {

    private static final long LARGEST_LOG_BYTES = 16L << 20;

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private static volatile boolean servers;

    private Console() {}

    /** Where events are told. */
    static PrintStream events() {
        return OUT;
    }

    /** Says something to whoever sits before the terminal. */
    public static void say(String text) {
        ERR.println(text);
    }

    /** Writes to the servers' log, once there is one, what is too long for a terminal. */
    static void log(Exception exception) {
        if (servers) {
            exception.printStackTrace(System.err);
        }
    }

    /** Sends everything but events and what is said to {@code logs/servers.log} in a folder from now on. */
    static void giveServersALog(Path data) {
        Path log = data.resolve("logs/servers.log");
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
                Files.move(log, log.resolveSibling("servers.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            PrintStream stream = new PrintStream(file, true, StandardCharsets.UTF_8);
            System.setOut(stream);
            System.setErr(stream);
            servers = true;
            // Set up now: the servers start on several threads, which would otherwise race for it.
            LoggerFactory.getILoggerFactory();
        } catch (IOException exception) {
            throw new UncheckedIOException("The servers' log " + log + " cannot be written", exception);
        }
    }
}
