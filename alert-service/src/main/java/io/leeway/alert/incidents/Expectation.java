package io.leeway.alert.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leeway.contracts.model.ModelDefinition;

/** When the next batch of a model is missing: from what its definition says, or from when its batches came so far. */
public final class Expectation {

    /** So many intervals say how long they are. */
    static final int LEAST_INTERVALS = 8;

    /** Batches that come faster than this are sent after the fact, and say nothing about when the next one comes. */
    static final Duration LEAST_INTERVAL = Duration.ofMinutes(5);

    private static final double SLACK = 1.5;
    private static final double LEARNT_SLACK = 3;

    private Expectation() {}

    /**
     * The moment after which the next one is missing; empty where nobody can say.
     *
     * @param memory the windows so far, with the latest
     * @param last when the latest was accepted
     */
    public static Optional<Instant> missingAfter(ModelDefinition definition, WindowMemory memory, Instant last) {
        String said = definition.incidents().expect();
        if (said != null) {
            return Optional.of(last.plus(Duration.parse(said)));
        }
        List<Duration> intervals = intervals(memory.arrivals());
        Optional<Duration> due =
                definition.period().map(period -> times(period, SLACK)).or(() -> usual(intervals));
        // Several windows may come at once, a day's hours in the evening: what was waited for before is no surprise.
        Duration longest = intervals.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return due.map(until -> until.compareTo(times(longest, SLACK)) < 0 ? times(longest, SLACK) : until)
                .map(last::plus);
    }

    private static List<Duration> intervals(List<Instant> arrivals) {
        List<Instant> sorted = arrivals.stream().sorted().toList();
        List<Duration> intervals = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            intervals.add(Duration.between(sorted.get(i - 1), sorted.get(i)));
        }
        return intervals;
    }

    /** Thrice the middle interval; empty where there are too few, or where they are no pace. */
    private static Optional<Duration> usual(List<Duration> intervals) {
        if (intervals.size() < LEAST_INTERVALS) {
            return Optional.empty();
        }
        Duration middle = intervals.stream().sorted().toList().get(intervals.size() / 2);
        return middle.compareTo(LEAST_INTERVAL) < 0 ? Optional.empty() : Optional.of(times(middle, LEARNT_SLACK));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
