package io.leeway.ingest.gathering;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A {@link Gathering} for each key that some thread has something of at the moment, so that only what has the same key is
 * stored together.
 *
 * @param <K> a key
 * @param <T> what a thread has
 */
public final class Gatherings<K, T> {

    private final Supplier<Gathering<T>> opening;
    private final Map<K, Shared<T>> open = new ConcurrentHashMap<>();

    /** @param opening makes one for a key that nobody has anything of */
    public Gatherings(Supplier<Gathering<T>> opening) {
        this.opening = opening;
    }

    private record Shared<T>(Gathering<T> gathering, int threads) {

        private Shared<T> with(int more) {
            return new Shared<>(gathering, threads + more);
        }
    }

    /** Returns when it is stored; see {@link Gathering#store}. */
    public void store(K key, T item) {
        Gathering<T> gathering = enter(key);
        try {
            gathering.store(item);
        } finally {
            leave(key);
        }
    }

    /** How many wait for the one that stores what has this key. */
    public int waiting(K key) {
        Shared<T> known = open.get(key);
        return known == null ? 0 : known.gathering().waiting();
    }

    /** How many keys there are at the moment. */
    int size() {
        return open.size();
    }

    private Gathering<T> enter(K key) {
        return open.merge(key, new Shared<>(opening.get(), 1), (known, opened) -> known.with(1))
                .gathering();
    }

    private void leave(K key) {
        open.computeIfPresent(key, (same, known) -> known.threads() == 1 ? null : known.with(-1));
    }
}
