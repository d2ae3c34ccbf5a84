package io.leeway.statistics.profile;

import java.util.Arrays;

/**
 * Takes away what rounding alone makes different between two columns. A sum in another order differs in its last digits, and
 * a column that went through 32-bit floats in all of its values: neither is a change of the data, yet ties, edges of bins and
 * ranges see it.
 *
 * <p>Values of either side that are within a relative 1e-12 become the smallest of them; whole numbers, which may be
 * identifiers, stay apart. Where all values of one side are 32-bit floats and those of the other are not, both are looked at
 * as 32-bit floats. Columns without such values are returned as they are.
 */
public final class RoundingNoise {

    /** Some thousand times the error of one operation, far below what any measurement resolves. */
    private static final double RELATIVE = 1e-12;

    private RoundingNoise() {}

    /**
     * Two columns that are compared.
     *
     * @param reference what is compared with
     * @param current what is compared
     */
    public record Pair(NumericProfile reference, NumericProfile current) {}

    /** Both columns without what rounding alone makes different. */
    public static Pair remove(NumericProfile reference, NumericProfile current) {
        SortedSample before = reference.sample();
        SortedSample now = current.sample();
        boolean floats = before.points() > 0 && now.points() > 0 && isFloat(before) != isFloat(now);
        NumericProfile left = floats ? mapped(reference, asFloats(before)) : reference;
        NumericProfile right = floats ? mapped(current, asFloats(now)) : current;
        return folded(left, right);
    }

    /** Whether every value is a 32-bit float; mostly the first one says that they are not. */
    private static boolean isFloat(SortedSample sample) {
        for (int i = 0; i < sample.points(); i++) {
            double value = sample.value(i);
            if ((float) value != value) {
                return false;
            }
        }
        return true;
    }

    private static double[] asFloats(SortedSample sample) {
        double[] values = new double[sample.points()];
        for (int i = 0; i < values.length; i++) {
            double value = sample.value(i);
            float rounded = (float) value;
            boolean kept = Math.rint(value) == value || Float.isInfinite(rounded);
            double mapped = kept ? value : rounded + 0.0;
            // A whole number that is kept may lie above a greater one that is rounded down.
            values[i] = i == 0 ? mapped : Math.max(values[i - 1], mapped);
        }
        return values;
    }

    private static Pair folded(NumericProfile reference, NumericProfile current) {
        if (!hasNear(reference.sample(), current.sample())) {
            return new Pair(reference, current);
        }
        double[] before = values(reference.sample());
        double[] now = values(current.sample());
        int left = 0;
        int right = 0;
        double anchor = Double.NaN;
        while (left < before.length || right < now.length) {
            boolean fromLeft = right == now.length || (left < before.length && before[left] <= now[right]);
            double value = fromLeft ? before[left] : now[right];
            if (value != anchor && isNear(anchor, value)) {
                value = anchor;
            }
            anchor = value;
            if (fromLeft) {
                before[left++] = value;
            } else {
                now[right++] = value;
            }
        }
        return new Pair(mapped(reference, before), mapped(current, now));
    }

    /** Whether two neighbours among the values of both may be near each other; mostly not, and then nothing is copied. */
    private static boolean hasNear(SortedSample before, SortedSample now) {
        if (before.hasNear() || now.hasNear()) {
            return true;
        }
        int place = 0;
        for (int i = 0; i < now.points(); i++) {
            double value = now.value(i);
            while (place < before.points() && before.value(place) < value) {
                place++;
            }
            // An equal one, which is not near but the same, is no neighbour of its own.
            int next = place < before.points() && before.value(place) == value ? place + 1 : place;
            if ((place > 0 && isNear(before.value(place - 1), value))
                    || (next < before.points() && isNear(value, before.value(next)))) {
                return true;
            }
        }
        return false;
    }

    private static double[] values(SortedSample sample) {
        double[] values = new double[sample.points()];
        Arrays.setAll(values, sample::value);
        return values;
    }

    /** Whether two values differ by rounding alone; NaN is near nothing. */
    static boolean isNear(double smaller, double greater) {
        return greater - smaller <= RELATIVE * Math.max(Math.abs(smaller), Math.abs(greater))
                && !(Math.rint(smaller) == smaller && Math.rint(greater) == greater);
    }

    /** The profile with other values in the same order, equal ones taken together. */
    private static NumericProfile mapped(NumericProfile profile, double[] values) {
        if (values.length == 0) {
            return profile;
        }
        SortedSample sample = profile.sample();
        double[] distinct = new double[values.length];
        long[] cumulative = new long[values.length + 1];
        int points = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                distinct[points++] = values[i];
            }
            cumulative[points] = sample.countOfFirst(i + 1);
        }
        boolean once = sample.allOnce() && points == values.length;
        return profile.withSample(
                new SortedSample(Arrays.copyOf(distinct, points), once ? null : Arrays.copyOf(cumulative, points + 1)));
    }
}
