package io.leeway.contracts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Copies of maps that keep the order of what was written, so that a document is written the same way every time. */
final class InOrder {

    private InOrder() {}

    /**
     * An unmodifiable copy; empty for null.
     *
     * @throws NullPointerException if a key or a value is null, as {@link Map#copyOf}
     */
    static <K, V> Map<K, V> copyOf(@Nullable Map<K, V> map) {
        if (map == null) {
            return Map.of();
        }
        Map<K, V> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(Objects.requireNonNull(key), Objects.requireNonNull(value)));
        return Collections.unmodifiableMap(copy);
    }
}
