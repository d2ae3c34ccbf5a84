package io.leeway.benchmarks.push;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Sends events, ends ingest-service meanwhile, and looks what became of them. */
final class EventMeasurement {

    private static final String KILLED = "ingest-service";
    private static final double SETTLING_SECONDS = 20;

    private final PushedStack stack;
    private final ProcessUsage usage;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Double> kills = new ArrayList<>();
    private Map<String, Double> before;
    private long begun = System.nanoTime();

    EventMeasurement(PushedStack stack) {
        this.stack = stack;
        usage = stack.usage();
        before = usage.cpuSeconds();
    }

    /**
     * Sends for so long, and returns when all is evaluated.
     *
     * @param killed how often ingest-service is ended, at even distances
     */
    EventLoad measure(int aSecond, int seconds, int killed) throws IOException, InterruptedException {
        long parts = Math.ceilDiv((long) aSecond * seconds, 2L * EventHalves.MIXED);
        long events = parts * 2 * EventHalves.MIXED;
        EventSender sender = new EventSender(stack);
        List<Delivery> deliveries = send(sender, events, aSecond, seconds, killed);
        double sending =
                deliveries.stream().mapToDouble(Delivery::answered).max().orElseThrow();
        EventLedger ledger = new EventBooks(stack).awaitEvaluated(events);
        end("in batches");
        List<Delivery> settled = settled(deliveries);
        return new EventLoad(
                aSecond,
                sending,
                killed,
                deliveries.stream().filter(delivery -> delivery.tries() > 1).count(),
                Latencies.of(deliveries.stream().mapToDouble(Delivery::answerMillis)),
                settled.isEmpty() ? null : Latencies.of(settled.stream().mapToDouble(Delivery::answerMillis)),
                Latencies.of(deliveries.stream().mapToDouble(Delivery::acceptedMillis)),
                Stage.together("until all is evaluated", stages),
                ledger);
    }

    private List<Delivery> send(EventSender sender, long events, int aSecond, int seconds, int killed)
            throws InterruptedException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<List<Delivery>> sent = thread.submit(() -> sender.send(events, aSecond));
            for (int i = 1; i <= killed; i++) {
                double at = (double) seconds * i / (killed + 1);
                LockSupport.parkNanos((long) ((at - sender.now()) * 1e9));
                end("until kill " + i);
                kills.add(sender.now());
                stack.kill(KILLED);
                before.remove(KILLED);
            }
            return sent.get();
        } catch (ExecutionException exception) {
            throw new IllegalStateException("Sending failed", exception);
        }
    }

    /** Those whose try did not begin between a kill, or the first event, and 20 s after the first one that was accepted then. */
    private List<Delivery> settled(List<Delivery> deliveries) {
        List<Delivery> left = new ArrayList<>(deliveries);
        List<Double> stops = new ArrayList<>(kills);
        stops.add(0.0);
        for (double stop : stops) {
            double start = deliveries.stream()
                    .filter(delivery -> delivery.sent() > stop)
                    .mapToDouble(Delivery::answered)
                    .min()
                    .orElse(stop);
            left.removeIf(delivery -> delivery.sent() >= stop && delivery.sent() < start + SETTLING_SECONDS);
        }
        return left;
    }

    private void end(String stage) {
        long now = System.nanoTime();
        Map<String, Double> after = usage.cpuSeconds();
        stages.add(Stage.between(stage, now - begun, before, after));
        begun = now;
        before = new HashMap<>(after);
    }
}
