package io.leeway.risk.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/**
 * Of which time, and how closely, a history is asked for.
 *
 * @param from the first moment of it
 * @param to the last moment of it
 * @param points how many points at most
 */
record Stretch(Instant from, Instant to, int points) {

    private static final int FEWEST = 3;
    private static final int MOST = 2_000;

    /**
     * The stretch that parameters ask for.
     *
     * @param from without which it has no beginning
     * @param to without which it has no end
     * @throws ProblemException 400 where they say no time, or an empty one, or another number of points
     */
    static Stretch of(@Nullable String from, @Nullable String to, String points) {
        Instant begin = from == null ? Instant.MIN : moment("from", from);
        Instant end = to == null ? Instant.MAX : moment("to", to);
        if (begin.isAfter(end)) {
            throw ProblemException.badRequest("bad-from", "Bad range", "from is later than to.");
        }
        return new Stretch(begin, end, Math.max(FEWEST, Parameters.number("points", points, MOST)));
    }

    boolean has(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    private static Instant moment(String what, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException exception) {
            throw ProblemException.badRequest(
                    "bad-" + what,
                    "Bad " + what,
                    what + " is a moment such as 2026-05-14T00:00:00Z; '" + Names.clean(text, 40) + "' is none.");
        }
    }
}
