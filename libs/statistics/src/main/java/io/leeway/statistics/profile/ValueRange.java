package io.leeway.statistics.profile;

/**
 * A closed range of numbers, and how many values of a column lie outside of it.
 *
 * <p>What rounding alone puts outside is inside: a value that is the range's end as a 32-bit float, or within a relative
 * 1e-12 of it.
 *
 * @param low where it begins; negative infinity for an open side
 * @param high where it ends, at least {@code low}; positive infinity likewise
 */
public record ValueRange(double low, double high) {

    private static final double RELATIVE = 1e-12;

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if an end is NaN or the range ends before it begins
     */
    public ValueRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range from " + low + " to " + high);
        }
    }

    /**
     * How many finite values lie outside. Of a {@linkplain NumericProfile#error() exact} profile the counts are exact; of
     * another they are off by its rank error at most, but never 0 where a value lies outside.
     *
     * @param below values less than {@link #low}
     * @param above values greater than {@link #high}
     */
    public record Outside(long below, long above) {

        /** On both sides. */
        public long count() {
            return below + above;
        }
    }

    /** Counts the values outside; missing and infinite ones take no part. */
    public Outside outside(NumericProfile profile) {
        if (profile.size() == 0) {
            return new Outside(0, 0);
        }
        double lowest = lowest();
        double highest = highest();
        SortedSample sample = profile.sample();
        long below = profile.min() >= lowest ? 0 : Math.max(1, sample.countBelow(lowest));
        long above = profile.max() <= highest ? 0 : Math.max(1, sample.size() - sample.countAtMost(highest));
        return new Outside(below, above);
    }

    private double lowest() {
        return Math.min(low - RELATIVE * Math.abs(low), asFloat(low));
    }

    private double highest() {
        return Math.max(high + RELATIVE * Math.abs(high), asFloat(high));
    }

    /** The end as a 32-bit float; itself where no float holds it, which would become infinite. */
    private static double asFloat(double end) {
        float rounded = (float) end;
        return Float.isInfinite(rounded) ? end : rounded;
    }
}
