package io.leeway.support.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was read of rows that never change: those that were asked for last, up to a number; for any number of threads. */
public final class Remembered<K, V> {

    private final Map<K, V> latest;

    /** @param most how many are remembered */
    public Remembered(int most) {
        latest = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What is remembered of a key. */
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(latest.get(key));
    }

    /** Remembers a value, and gives it back. */
    public synchronized V keep(K key, V value) {
        latest.put(key, value);
        return value;
    }
}
