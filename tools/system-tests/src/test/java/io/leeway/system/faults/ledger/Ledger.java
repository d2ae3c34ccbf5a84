package io.leeway.system.faults.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What became of everything in one run.
 *
 * @param scenario what was done to the suite
 * @param counts batches that got as far, and what went wrong
 * @param through from the end of the fault until everything accepted before was through; absent if it never was
 * @param recovered what of it is not the work on the backlog itself
 * @param slowest the slowest answer that a client got while it was pushing
 * @param repeats how often a client had to send again
 * @param verdicts what was found, by model and number of the batch
 * @param complaints everything that is not as it should be, a line each
 */
public record Ledger(
        String scenario,
        Counts counts,
        @Nullable Duration through,
        @Nullable Duration recovered,
        Duration slowest,
        int repeats,
        Map<String, Verdict> verdicts,
        List<String> complaints) {

    /**
     * Batches at each stage, and what is told of them.
     *
     * @param accepted answered with 202
     * @param drift with a drift report
     * @param performance with a performance report of all their labels
     * @param assessed with an assessment
     * @param alerted incidents that stand
     * @param mails mails about alerts
     * @param lost missing anywhere
     * @param doubled anything that is there twice
     * @param repeated evaluations that were done again and changed nothing
     * @param deadLettered dead letters nobody has seen to
     * @param stuck what still waits
     */
    public record Counts(
            int accepted,
            int drift,
            int performance,
            int assessed,
            int alerted,
            int mails,
            int lost,
            int doubled,
            int repeated,
            long deadLettered,
            int stuck) {}

    /** The head of the table that {@link #line} belongs to, in Markdown. */
    public static final String HEAD = "| fault | accepted | drift | performance | assessed | alerted | mails | lost |"
            + " doubled | repeated | dead-lettered | stuck | through (s) | recovered (s) | slowest answer (s) | sent again |\n"
            + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

    /** The run in a line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s | %s | %s | %d |",
                scenario,
                counts.accepted,
                counts.drift,
                counts.performance,
                counts.assessed,
                counts.alerted,
                counts.mails,
                counts.lost,
                counts.doubled,
                counts.repeated,
                counts.deadLettered,
                counts.stuck,
                seconds(through),
                seconds(recovered),
                seconds(slowest),
                repeats);
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "never" : String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }
}
