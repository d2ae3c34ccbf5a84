package io.leeway.profiles;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.WindowSettings;

/** What is kept of each window of rows; of a single one where rows are not divided by event time. */
final class Windows<T> {

    private static final int MOST = 1_000;

    private final @Nullable Duration length;
    private final Map<Long, T> windows = new TreeMap<>();

    /** @param length absent where rows are not divided */
    Windows(@Nullable Duration length) {
        this.length = length;
    }

    /**
     * What is kept of a window.
     *
     * @param number as {@link RowReader#window} gives it
     * @param first makes what is kept of one that was not there, from its begin, which is absent where rows are not divided
     * @throws IllegalStateException if there are too many
     */
    T of(long number, Function<@Nullable Instant, T> first) {
        T known = windows.get(number);
        if (known != null) {
            return known;
        }
        if (windows.size() == MOST) {
            throw new IllegalStateException("the rows fall into more than " + MOST
                    + " windows of event time; check the column of the event time, or profile fewer rows at a time");
        }
        T added = first.apply(length == null ? null : WindowSettings.begin(number, length));
        windows.put(number, added);
        return added;
    }

    /** What is kept of all of them, in the order of time. */
    Collection<T> all() {
        return windows.values();
    }
}
