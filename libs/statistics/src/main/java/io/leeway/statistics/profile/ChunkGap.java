package io.leeway.statistics.profile;

/**
 * How far one chunk of a column is from the others, without its neighbours, which resemble it.
 *
 * @param supremum the greatest difference of the two distribution functions, 0 to 1, exact; NaN if a side is empty
 * @param area between the two distribution functions, in the unit of the column; infinite beyond the range of a double, NaN if a
 *     side is empty
 * @param deviation the standard deviation of the others, with divisor n
 */
public record ChunkGap(double supremum, double area, double deviation) {

    static final ChunkGap NONE = new ChunkGap(Double.NaN, Double.NaN, Double.NaN);

    /** Whether both sides have values. */
    public boolean isDefined() {
        return !Double.isNaN(supremum);
    }
}
