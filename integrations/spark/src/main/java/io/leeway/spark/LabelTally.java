package io.leeway.spark;

import java.io.Serializable;

/** How many labels and rows met, and how many did not. */
final class LabelTally implements Serializable {

    private static final long serialVersionUID = 1;

    /** As ingest-service does where nothing else is configured. */
    private static final double MOST_UNREADABLE = 0.5;

    private final long[] counts = new long[LabelCount.values().length];

    void add(LabelCount what, long count) {
        counts[what.ordinal()] += count;
    }

    long of(LabelCount what) {
        return counts[what.ordinal()];
    }

    /** Those of both. */
    LabelTally plus(LabelTally other) {
        LabelTally sum = new LabelTally();
        for (LabelCount what : LabelCount.values()) {
            sum.add(what, of(what) + other.of(what));
        }
        return sum;
    }

    private long labels() {
        return of(LabelCount.READ) + unreadable();
    }

    private long unreadable() {
        return of(LabelCount.WITHOUT_ID) + of(LabelCount.WITHOUT_VALUE);
    }

    private long rows() {
        return of(LabelCount.ROWS_WITH) + of(LabelCount.ROWS_WITHOUT) + of(LabelCount.ROWS_REPEATED);
    }

    /**
     * Refuses labels that cannot be those of the rows, because a batch that is stored takes no others afterwards.
     *
     * @param id the column of the row id
     * @param target the column of the labels
     * @throws IllegalStateException if there are none, most of them cannot be read, or none has a row
     */
    void check(String id, String target) {
        if (labels() == 0) {
            throw new IllegalStateException("The table of labels has no rows.");
        }
        if (unreadable() > MOST_UNREADABLE * labels()) {
            throw new IllegalStateException(unreadable() + " of " + labels() + " labels cannot be read: "
                    + of(LabelCount.WITHOUT_ID) + " in the column '" + id + "', " + of(LabelCount.WITHOUT_VALUE)
                    + " in the column '" + target + "'. At most " + Math.round(100 * MOST_UNREADABLE)
                    + " % may be: correct them and run the job again.");
        }
        if (rows() > 0 && of(LabelCount.ROWS_WITH) == 0) {
            throw new IllegalStateException(
                    "None of the " + of(LabelCount.READ) + " labels has a row among the " + rows()
                            + " of the table. Compare the column '" + id
                            + "' of both: a label is its row's where these are equal, blanks around them aside, and 1.0 is 1.");
        }
    }

    /** What became of all rows and labels, in two lines. */
    String words() {
        return "Rows: " + of(LabelCount.ROWS_WITH) + " with a label, " + of(LabelCount.ROWS_WITHOUT) + " without, "
                + of(LabelCount.ROWS_REPEATED) + " not counted because their id came before." + System.lineSeparator()
                + "Labels: " + labels() + "; " + of(LabelCount.WITHOUT_ROW) + " without a row, "
                + of(LabelCount.REPEATED) + " the same again, " + of(LabelCount.REPLACED)
                + " replaced by a later one, " + of(LabelCount.WITHOUT_ID)
                + " without an id and " + of(LabelCount.WITHOUT_VALUE) + " without a value that can be read.";
    }
}
