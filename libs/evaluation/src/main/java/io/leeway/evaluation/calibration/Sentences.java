package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.leeway.contracts.text.Listing;
import io.leeway.statistics.calibration.Unusualness;

/** Says in a sentence how unusual a batch is. */
final class Sentences {

    private static final int NAMED = 3;

    /** What has seasons mostly has those of a year; a few days less are the same. */
    private static final Duration YEAR = Duration.ofDays(360);

    private Sentences() {}

    static String of(WindowNull learnt, Usual usual, Unusualness found, List<String> columns) {
        String windows = windows(learnt);
        StringBuilder sentence = new StringBuilder(
                columns.isEmpty()
                        ? ordinary(found, windows)
                        : unusual(found, windows) + "; by " + Listing.of(columns, NAMED));
        if (usual.isTooFine(learnt.length(), learnt.chunks())) {
            sentence.append(String.format(
                    Locale.ROOT,
                    "; the budget of alarms is finer than %d %s can keep, so one in %d is allowed",
                    found.chunks(),
                    windows,
                    10 * found.chunks()));
        }
        sentence.append('.');
        if (!columns.isEmpty() && learnt.span().compareTo(YEAR) < 0) {
            sentence.append(" The reference covers ")
                    .append(PeriodWords.span(learnt.span()))
                    .append("; a longer season would look like this too.");
        }
        return sentence.toString();
    }

    private static String ordinary(Unusualness found, String windows) {
        return "Not unusual: " + found.rank() + " of " + found.chunks() + " " + windows
                + " of the reference are at least as far from the others";
    }

    private static String unusual(Unusualness found, String windows) {
        String than = found.rank() == 0 ? "all " : found.chunks() - found.rank() + " of ";
        String what = found.windows() > 1 ? "The last " + found.windows() + " windows together are more" : "More";
        return what + " unusual than " + than + found.chunks() + " " + windows + " of the reference; expected "
                + PeriodWords.expected(found.pValue(), windows);
    }

    private static String windows(WindowNull learnt) {
        if (!learnt.isCalendar()) {
            return String.format(Locale.ROOT, "chunks of %,.0f rows", learnt.chunkRows());
        }
        Duration length = learnt.length();
        return PeriodWords.plural(length, "periods of " + length);
    }
}
