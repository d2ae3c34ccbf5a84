package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.leeway.statistics.calibration.Unusualness;

/** Says in a sentence how unusual a batch is. */
final class Sentences {

    private static final int NAMED = 3;
    private static final double RAREST = 1_000_000;

    private Sentences() {}

    static String of(WindowNull learnt, Usual usual, Unusualness found, List<String> columns) {
        String windows = windows(learnt);
        StringBuilder sentence = new StringBuilder();
        sentence.append(
                found.rank() == 0
                        ? "More unusual than all " + found.chunks() + " " + windows + " of the reference"
                        : "More unusual than " + (found.chunks() - found.rank()) + " of " + found.chunks() + " "
                                + windows + " of the reference");
        sentence.append("; expected ").append(expected(found.pValue(), windows));
        if (!columns.isEmpty()) {
            sentence.append("; by ").append(named(columns));
        }
        if (usual.isTooFine(learnt.length(), learnt.chunks())) {
            sentence.append(String.format(
                    Locale.ROOT,
                    "; the budget of alarms is finer than %d %s can keep, so one in %d is allowed",
                    found.chunks(),
                    windows,
                    10 * found.chunks()));
        }
        return sentence.append('.').toString();
    }

    private static String expected(double pValue, String windows) {
        double every = pValue == 0 ? Double.POSITIVE_INFINITY : 1 / pValue;
        if (every < 1.5) {
            return "in nearly every one of the " + windows;
        }
        return every > RAREST
                ? String.format(Locale.ROOT, "less than once in %,.0f %s", RAREST, windows)
                : String.format(Locale.ROOT, "once in %,.0f %s", every, windows);
    }

    private static String named(List<String> columns) {
        String first = String.join(", ", columns.subList(0, Math.min(NAMED, columns.size())));
        return columns.size() > NAMED ? first + " and " + (columns.size() - NAMED) + " more" : first;
    }

    private static String windows(WindowNull learnt) {
        if (!learnt.isCalendar()) {
            return String.format(Locale.ROOT, "chunks of %,.0f rows", learnt.chunkRows());
        }
        Duration length = learnt.length();
        if (length.equals(Duration.ofDays(7))) {
            return "weeks";
        }
        if (length.equals(Duration.ofDays(1))) {
            return "days";
        }
        return length.equals(Duration.ofHours(1)) ? "hours" : "periods of " + length;
    }
}
