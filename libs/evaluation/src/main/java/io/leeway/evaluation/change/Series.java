package io.leeway.evaluation.change;

/**
 * Which statistic of which column, as histories of drift are kept.
 *
 * @param column the column, or {@link #vectors}
 * @param metric the statistic's name
 */
public record Series(String column, String metric) {

    /** The name under which the statistics of vectors are kept; no column begins with a parenthesis. */
    public static String vectors(String name) {
        return "(" + name + ")";
    }
}
