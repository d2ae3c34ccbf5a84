package io.leeway.risk.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.WindowSettings;

/**
 * How many alarms about drift there may be, and how many there were. Windows count by their latest event time.
 *
 * @param budget so many alarms about unchanged data, at most
 * @param per in so long a time, an ISO-8601 duration
 * @param current the period of the latest window; absent until there is one
 * @param lastTwelve the twelve periods before it together; absent as well
 * @param periods the current one and those of the twelve that have a window, newest first
 */
record AlarmBudget(
        double budget,
        String per,
        @Nullable Period current,
        @Nullable Period lastTwelve,
        List<Period> periods) {

    static final int EARLIER = 12;

    /**
     * The windows of a time.
     *
     * @param from its begin
     * @param to its end, which it does not include
     * @param windows how many windows were judged
     * @param calibrated how many of them were held against the chunks of the reference, so that what is expected is known
     * @param spent how many were unusual and material: those that raise alarms about drift
     * @param expected how many of the calibrated ones are called unusual by chance alone, on average; absent where there is none
     * @param more whether there were more windows than are counted
     */
    record Period(
            Instant from,
            Instant to,
            int windows,
            int calibrated,
            int spent,
            @Nullable Double expected,
            boolean more) {

        private static Period of(Instant from, Instant to, List<WindowTally> tallies) {
            int calibrated = tallies.stream().mapToInt(WindowTally::calibrated).sum();
            return new Period(
                    from,
                    to,
                    tallies.stream().mapToInt(WindowTally::windows).sum(),
                    calibrated,
                    tallies.stream().mapToInt(WindowTally::alarms).sum(),
                    calibrated == 0
                            ? null
                            : tallies.stream()
                                    .mapToDouble(WindowTally::expected)
                                    .sum(),
                    tallies.stream().anyMatch(WindowTally::isFull));
        }
    }

    /** No window was judged yet. */
    static AlarmBudget unspent(double budget, String per) {
        return new AlarmBudget(budget, per, null, null, List.of());
    }

    /**
     * Sums up.
     *
     * @param latest the number of the current period
     * @param tallies the windows of each period that has any, by its number
     */
    static AlarmBudget of(double budget, String per, long latest, Map<Long, WindowTally> tallies) {
        Duration length = Duration.parse(per);
        List<Period> periods = tallies.entrySet().stream()
                .sorted(Map.Entry.<Long, WindowTally>comparingByKey().reversed())
                .map(entry -> period(entry.getKey(), entry.getKey(), length, List.of(entry.getValue())))
                .toList();
        List<WindowTally> now = tallies.entrySet().stream()
                .filter(entry -> entry.getKey() == latest)
                .map(Map.Entry::getValue)
                .toList();
        List<WindowTally> before = tallies.entrySet().stream()
                .filter(entry -> entry.getKey() < latest)
                .map(Map.Entry::getValue)
                .toList();
        return new AlarmBudget(
                budget,
                per,
                period(latest, latest, length, now),
                period(latest - EARLIER, latest - 1, length, before),
                periods);
    }

    private static Period period(long first, long last, Duration length, List<WindowTally> tallies) {
        return Period.of(WindowSettings.begin(first, length), WindowSettings.begin(last + 1, length), tallies);
    }
}
