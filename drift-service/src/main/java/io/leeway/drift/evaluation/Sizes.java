package io.leeway.drift.evaluation;

import org.jspecify.annotations.Nullable;

/** Whether there are enough values to judge a column by. */
final class Sizes {

    private Sizes() {}

    /** What is lacking, in a sentence with its numbers; absent when there is enough. */
    static @Nullable String lack(long reference, long current, long currentRows, int minimum) {
        if (reference < minimum) {
            return "the reference has " + reference + " usable values, " + minimum + " are needed";
        }
        if (current < minimum) {
            return "the batch has " + current + " usable values in " + currentRows + " rows, " + minimum
                    + " are needed";
        }
        return null;
    }
}
