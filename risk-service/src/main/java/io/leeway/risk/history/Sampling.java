package io.leeway.risk.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;

/**
 * Leaves of many points what a chart of a given width shows of them: of each stretch the lowest, the highest and the
 * last, each as it is. A stretch in which no value is known keeps its last point, so that a gap stays one.
 */
final class Sampling {

    private static final int OF_EACH_STRETCH = 3;

    private Sampling() {}

    /** Where a model's points stand in a drawing: at their time or, where rows have none, in the order in which they came. */
    static <T> ToLongFunction<T> place(
            ModelDefinition definition, Function<T, Instant> at, ToLongFunction<T> sequence) {
        return definition.timestamp() == null
                ? sequence
                : point -> at.apply(point).toEpochMilli();
    }

    /**
     * So many of the points at most, in their order; all of them where they are no more.
     *
     * @param points the oldest first
     * @param most at least three
     * @param place when a point is in milliseconds, or where it stands in an order; stretches are of equal length
     * @param value what is lowest and highest; null where it is not known
     */
    static <T> List<T> of(List<T> points, int most, ToLongFunction<T> place, Function<T, @Nullable Double> value) {
        if (points.size() <= most) {
            return points;
        }
        long first = points.stream().mapToLong(place).min().orElseThrow();
        long last = points.stream().mapToLong(place).max().orElseThrow();
        int stretches = Math.max(1, most / OF_EACH_STRETCH);
        double length = (last - first + 1.0) / stretches;
        List<Stretch> found = Stream.generate(Stretch::new).limit(stretches).toList();
        for (int i = 0; i < points.size(); i++) {
            T point = points.get(i);
            int stretch = (int) ((place.applyAsLong(point) - first) / length);
            found.get(Math.min(stretch, stretches - 1)).add(i, value.apply(point));
        }
        TreeSet<Integer> kept = new TreeSet<>();
        found.forEach(stretch -> stretch.keepIn(kept));
        List<T> sample = new ArrayList<>();
        kept.forEach(index -> sample.add(points.get(index)));
        return sample;
    }

    /** Which points of a stretch stay, by their places. */
    private static final class Stretch {

        private int last = -1;
        private int lowest = -1;
        private int highest = -1;
        private double low;
        private double high;

        void add(int place, @Nullable Double value) {
            last = place;
            if (value == null) {
                return;
            }
            if (lowest < 0 || value < low) {
                lowest = place;
                low = value;
            }
            if (highest < 0 || value > high) {
                highest = place;
                high = value;
            }
        }

        void keepIn(Set<Integer> kept) {
            Stream.of(last, lowest, highest).filter(place -> place >= 0).forEach(kept::add);
        }
    }
}
