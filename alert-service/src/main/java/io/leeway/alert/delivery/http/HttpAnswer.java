package io.leeway.alert.delivery.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Outcome;
import io.leeway.support.text.SafeText;

/**
 * What a server answered.
 *
 * @param retryAfter its header Retry-After; null where there is none
 * @param begin the first characters of its body
 */
record HttpAnswer(int status, @Nullable String retryAfter, String begin) {

    /** The longest pause that a server can ask for. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final int GONE = 410;
    private static final int LONGEST_BEGIN = 80;

    /** What that means for the message. */
    Outcome outcome(Instant now) {
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        if (status == GONE) {
            return new Outcome.Gone("the server answered 410: it wants no more; subscribe it again to go on");
        }
        if (status >= 300 && status < 400) {
            return new Outcome.Refused(
                    "the server answered " + status + ": redirects are not followed, subscribe where it leads to");
        }
        String words = SafeText.line(begin, LONGEST_BEGIN).strip();
        return new Outcome.Refused("the server answered " + status + (words.isEmpty() ? "" : ": " + words), pause(now));
    }

    /** As RFC 9110, section 10.2.3: seconds or a time; what cannot be read asks for nothing. */
    private Duration pause(Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        String asked = retryAfter.strip();
        Duration pause;
        if (asked.matches("[0-9]{1,9}")) {
            pause = Duration.ofSeconds(Long.parseLong(asked));
        } else {
            try {
                pause = Duration.between(
                        now,
                        ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeParseException exception) {
                return Duration.ZERO;
            }
        }
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
