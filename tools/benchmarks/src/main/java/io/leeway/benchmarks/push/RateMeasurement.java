package io.leeway.benchmarks.push;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Sends events as fast as they are taken, and looks what became of them. */
final class RateMeasurement {

    /** One of so many does not count: the service compiles what it does most meanwhile. */
    private static final int WARMING_SHARE = 5;

    private final PushedStack stack;
    private final EventBooks books;

    RateMeasurement(PushedStack stack) {
        this.stack = stack;
        this.books = new EventBooks(stack);
    }

    /**
     * Returns when all is evaluated.
     *
     * @param way where they come from
     * @param events how many, rounded up to whole parts of {@link EventHalves}
     */
    EventRate measure(String way, int events) throws IOException, InterruptedException, TimeoutException {
        long warming = whole(events / WARMING_SHARE);
        long counted = whole(events) - warming;
        EventHalves halves = new EventHalves();
        send(way, halves, warming);
        books.awaitEvaluated(warming);
        ProcessUsage usage = stack.usage();
        Map<String, Double> before = usage.cpuSeconds();
        long begun = System.nanoTime();
        send(way, halves, counted);
        long stored = books.awaitAccepted(warming + counted);
        EventLedger ledger = books.awaitEvaluated(warming + counted);
        Stage whole = Stage.between("until all is evaluated", System.nanoTime() - begun, before, usage.cpuSeconds());
        return new EventRate(way, counted, (stored - begun) / 1e9, whole, ledger);
    }

    private void send(String name, EventHalves halves, long events)
            throws IOException, InterruptedException, TimeoutException {
        try (EventWay way = name.equals("queue") ? new QueueWay(stack.broker()) : new HttpWay(stack)) {
            for (long i = 0; i < events; i++) {
                way.send(halves.next());
            }
        }
    }

    private static long whole(int events) {
        int part = 2 * EventHalves.MIXED;
        return Math.ceilDiv(events, part) * (long) part;
    }
}
