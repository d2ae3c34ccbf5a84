package io.leeway.evaluation.change;

import io.leeway.contracts.reports.StatisticName;

/**
 * Which statistic of which column, as histories of drift are kept.
 *
 * @param column the column, or {@link #vectors}
 * @param statistic the statistic
 */
public record Series(String column, StatisticName statistic) {

    /** The name under which the statistics of vectors are kept; no column begins with a parenthesis. */
    public static String vectors(String name) {
        return "(" + name + ")";
    }
}
