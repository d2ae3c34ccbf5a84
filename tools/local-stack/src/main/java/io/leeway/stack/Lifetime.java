package io.leeway.stack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * How long this process lives: until its standard input ends, which it does when the program that started it ends in
 * whatever way, or until a signal tells it to stop. Then what was started is closed, last first.
 */
final class Lifetime {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Lifetime() {
        Thread.ofPlatform().daemon().name("standard-input").start(this::watchInput);
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "shutdown"));
    }

    synchronized <T extends AutoCloseable> T closeAtEnd(T resource) {
        resources.push(resource);
        return resource;
    }

    void end() {
        end.countDown();
    }

    /** Waits for the end and then closes everything; on a signal the shutdown hook does that. */
    void await() throws InterruptedException {
        end.await();
        closeAll();
    }

    private void watchInput() {
        try {
            while (System.in.read() >= 0) {
                // Whatever comes is not for us; only the end counts.
            }
        } catch (IOException exception) {
            Console.say("Standard input broke: " + exception);
        }
        end.countDown();
    }

    private synchronized void closeAll() {
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception exception) {
                Console.say("Something did not stop cleanly: " + exception);
            }
        }
    }
}
