package io.leeway.client.status;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.Terminal;

/** What became of a model's budget of alarms, in words. */
final class Budgets {

    private static final int EARLIER = 12;

    private Budgets() {}

    /** What is allowed, then what is spent. */
    static String words(JsonNode budget) {
        double allowed = budget.path("budget").asDouble();
        String begin = "Budget of alarms about drift: " + number(allowed) + " in " + Terminal.safe(budget, "per");
        if (!budget.hasNonNull("current")) {
            return begin + "; no window has been judged yet";
        }
        JsonNode current = budget.path("current");
        return begin + "; since " + Terminal.day(current, "from") + " " + spent(current) + System.lineSeparator()
                + "In the twelve periods before, since " + Terminal.day(budget.path("lastTwelve"), "from") + ", of "
                + number(EARLIER * allowed) + " allowed " + spent(budget.path("lastTwelve"));
    }

    private static String spent(JsonNode period) {
        String windows = String.format(
                Locale.ROOT,
                "%s%,d spent in %,d judged windows",
                period.path("more").asBoolean() ? "at least " : "",
                period.path("spent").asLong(),
                period.path("windows").asLong());
        return windows
                + (period.hasNonNull("expected")
                        ? String.format(
                                Locale.ROOT,
                                ", %.1f expected by chance at most",
                                period.path("expected").asDouble())
                        : ", what is expected by chance is not known");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
