package io.leeway.benchmarks.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;

/** Predictions in halves, in a different order each: the request first or the response, together or with others between. */
final class EventHalves {

    /** Predictions of which the halves are mixed; a last part that is not full is never given. */
    static final int MIXED = 32;

    private final SplittableRandom values = new SplittableRandom(3);
    private final Random order = new Random(4);
    private final Queue<EventHalf> next = new ArrayDeque<>();
    private int predictions;

    /** The next half. */
    EventHalf next() {
        if (next.isEmpty()) {
            List<EventHalf> halves = new ArrayList<>();
            for (int i = 0; i < MIXED; i++) {
                String id = "prediction-" + predictions++;
                GeneratedRows.Served served = GeneratedRows.served(values);
                halves.add(EventHalf.request(id, "{\"instances\": [" + served.instance() + "]}"));
                halves.add(EventHalf.response(id, "{\"predictions\": [\"" + served.prediction() + "\"]}"));
            }
            Collections.shuffle(halves, order);
            next.addAll(halves);
        }
        return next.remove();
    }
}
