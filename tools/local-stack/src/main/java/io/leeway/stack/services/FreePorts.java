package io.leeway.stack.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports for processes that open them a while later. They come from where the system takes none for outgoing connections,
 * and belong to this process until it ends: every process of this user locks a byte of one file for each that it was
 * given.
 */
public final class FreePorts {

    private static final int FIRST = 12_000;
    private static final int BEHIND_LAST = 25_000;
    private static final int TRIES = 1_000;

    private static final Set<Integer> TRIED = new HashSet<>();

    private static final FileChannel GIVEN = open();

    private FreePorts() {}

    /** One that nobody uses now, and that nobody else is given. */
    public static synchronized int next() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(FIRST, BEHIND_LAST);
            if (TRIED.add(port) && isOurs(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("there is no free port from " + FIRST + " to " + (BEHIND_LAST - 1));
    }

    /** The lock is held until the process ends, in whatever way it does. */
    private static boolean isOurs(int port) {
        try {
            return GIVEN.tryLock(port, 1, false) != null;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException exception) {
            return false;
        }
    }

    private static FileChannel open() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "leeway-ports-of-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
