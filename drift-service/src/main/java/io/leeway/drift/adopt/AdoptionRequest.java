package io.leeway.drift.adopt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/**
 * Asks that the windows of a time become part of the reference.
 *
 * @param from its begin: a day such as {@code 2024-05-06}, in UTC, or a time such as {@code 2024-05-06T12:00:00Z}
 * @param to its end: a day, which it includes, or a time, which it does not
 * @param by who accepts them, 1 to 200 characters on one line; not looked at where callers are asked for a key, whose name counts
 * @param note why, up to 1000 characters
 */
public record AdoptionRequest(
        @Nullable String from,
        @Nullable String to,
        @Nullable String by,
        @Nullable String note) {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final int LONGEST_NOTE = 1_000;
    private static final int DAY = 10;

    /** What was asked for, checked. */
    record Range(
            Instant from, Instant to, String by, @Nullable String note) {}

    /**
     * What was asked for.
     *
     * @throws ProblemException 400 if a part of it is missing or cannot be read, 422 if the time is empty or not over yet
     */
    Range checked(Instant now) {
        if (by == null || by.isBlank() || !NAME.matcher(by).matches()) {
            throw ProblemException.badRequest(
                    "missing-name",
                    "Who accepts the windows?",
                    "Send {\"from\": ..., \"to\": ..., \"by\": \"a name\"}, the name of 1 to 200 characters on one line.");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw ProblemException.badRequest(
                    "bad-note", "Bad note", "note has at most " + LONGEST_NOTE + " characters.");
        }
        Instant begin = time("from", from, 0);
        Instant end = time("to", to, 1);
        if (!begin.isBefore(end)) {
            throw ProblemException.of(
                    422, "empty-range", "Empty time", "from has to be before to; between them there is nothing.");
        }
        if (begin.isAfter(now) || lastMoment(end).isAfter(now)) {
            throw ProblemException.of(
                    422,
                    "future-range",
                    "The time is not over yet",
                    "Windows can be adopted when all of their rows may have come: the time that was asked for ends at "
                            + end + ", and now it is " + now.truncatedTo(ChronoUnit.SECONDS) + ".");
        }
        return new Range(begin, end, by, note == null || note.isBlank() ? null : note);
    }

    /** A day includes its end. */
    private static Instant lastMoment(Instant end) {
        return end.minusMillis(1);
    }

    private static Instant time(String what, @Nullable String text, int daysAfter) {
        String given = text == null ? "" : text.strip();
        try {
            return given.length() == DAY
                    ? LocalDate.parse(given)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException exception) {
            throw ProblemException.badRequest(
                    "bad-time",
                    "Bad time",
                    what + " is a day such as 2024-05-06, or a time such as 2024-05-06T12:00:00Z; '"
                            + Names.clean(given, 40) + "' is neither.");
        }
    }
}
