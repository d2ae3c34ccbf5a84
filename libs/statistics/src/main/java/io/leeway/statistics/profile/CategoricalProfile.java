package io.leeway.statistics.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How often each category of one column occurs, and how many rows are missing.
 *
 * <p>Immutable. At most {@link #cap()} categories are held, and no more than have room in {@value #MOST_BYTES} bytes; when
 * there are more, the rarest are pooled: their rows are counted together in {@link #pooled()}, so {@link #size()} stays
 * exact. While nothing is pooled, merging two profiles equals profiling the concatenation. The empty string is a category
 * like any other. Categories are in the order of {@link String#compareTo(String)}.
 */
public final class CategoricalProfile {

    /** The number of categories held unless said otherwise. */
    public static final int DEFAULT_CAP = 10_000;

    /** What the categories of one profile may take up, at the most bytes that their characters can have. */
    public static final int MOST_BYTES = 8 << 20;

    private static final int BYTES_OF_COUNT = 16;

    private final String[] categories;
    private final long[] counts;
    private final long missing;
    private final long pooled;
    private final int cap;

    CategoricalProfile(String[] categories, long[] counts, long missing, long pooled, int cap) {
        this.categories = categories;
        this.counts = counts;
        this.missing = missing;
        this.pooled = pooled;
        this.cap = cap;
    }

    /** The profile of no rows. */
    public static CategoricalProfile empty() {
        return builder().build();
    }

    /** A builder with the {@linkplain #DEFAULT_CAP default cap}. */
    public static Builder builder() {
        return new Builder(DEFAULT_CAP);
    }

    /**
     * A builder with a cap of its own.
     *
     * @throws IllegalArgumentException if the cap is below 1
     */
    public static Builder builder(int cap) {
        return new Builder(cap);
    }

    /**
     * Profiles a dictionary-encoded column.
     *
     * @param dictionary the category of each code
     * @param codes one code per row, -1 for missing
     * @throws IllegalArgumentException if a code is below -1 or beyond the dictionary
     */
    public static CategoricalProfile of(String[] dictionary, int[] codes) {
        long[] byCode = new long[dictionary.length + 1];
        for (int code : codes) {
            if (code < -1 || code >= dictionary.length) {
                throw new IllegalArgumentException(
                        "codes must be in -1.." + (dictionary.length - 1) + " but one is " + code);
            }
            byCode[code + 1]++;
        }
        Builder builder = builder();
        builder.addMissing(byCode[0]);
        for (int code = 0; code < dictionary.length; code++) {
            if (byCode[code + 1] > 0) {
                builder.add(dictionary[code], byCode[code + 1]);
            }
        }
        return builder.build();
    }

    /** The profile of the rows of both, with the greater of the two caps. */
    public CategoricalProfile merge(CategoricalProfile other) {
        Builder builder = new Builder(Math.max(cap, other.cap));
        builder.addAll(this);
        builder.addAll(other);
        return builder.build();
    }

    /** The profile that holds some of the categories only; the rows of all others are pooled. */
    public CategoricalProfile keep(Set<String> kept) {
        Builder builder = new Builder(cap);
        for (int i = 0; i < categories.length; i++) {
            if (kept.contains(categories[i])) {
                builder.add(categories[i], counts[i]);
            } else {
                builder.pooled = Math.addExact(builder.pooled, counts[i]);
            }
        }
        builder.pooled = Math.addExact(builder.pooled, pooled);
        return builder.addMissing(missing).build();
    }

    /** All rows. */
    public long rows() {
        return size() + missing;
    }

    /** The rows that have a category. */
    public long size() {
        long size = pooled;
        for (long count : counts) {
            size += count;
        }
        return size;
    }

    /** The rows without a category. */
    public long missing() {
        return missing;
    }

    /** The categories held; a lower bound of those seen when some are pooled. */
    public int distinct() {
        return categories.length;
    }

    /** The rows whose category is not held because there were too many. */
    public long pooled() {
        return pooled;
    }

    /** Whether categories were pooled, so that counts of rare categories are lower bounds. */
    public boolean isPooled() {
        return pooled > 0;
    }

    /** The most categories that are held. */
    public int cap() {
        return cap;
    }

    /** The category at an index from 0 to {@code distinct() - 1}, in ascending order. */
    public String category(int index) {
        return categories[index];
    }

    /** The rows of the category at an index. */
    public long count(int index) {
        return counts[index];
    }

    /** The rows of a category; 0 if it was not seen, or is pooled. */
    public long count(String category) {
        int index = Arrays.binarySearch(categories, category);
        return index < 0 ? 0 : counts[index];
    }

    /** The rows of every category held, by category. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> map = new TreeMap<>();
        for (int i = 0; i < categories.length; i++) {
            map.put(categories[i], counts[i]);
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /** The compact serialised form: a format byte, a version byte, the content, a checksum. */
    public byte[] toBytes() {
        return CategoricalProfileFormat.write(this);
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not an intact categorical profile of a known version
     */
    public static CategoricalProfile fromBytes(byte[] bytes) {
        return CategoricalProfileFormat.read(bytes);
    }

    /** Up to three bytes a character, and its length and count. */
    private static long bytes(String category) {
        return 3L * category.length() + BYTES_OF_COUNT;
    }

    /** Counts categories row by row; holds at most about twice what the profile may hold at any time. */
    public static final class Builder {

        private final Map<String, long[]> counts = new HashMap<>();
        private final int cap;
        private long missing;
        private long pooled;
        private long bytes;

        private Builder(int cap) {
            if (cap < 1) {
                throw new IllegalArgumentException("cap must be at least 1 but is " + cap);
            }
            this.cap = cap;
        }

        /** Adds one row; null is missing. */
        public Builder add(@Nullable String category) {
            return category == null ? addMissing(1) : add(category, 1);
        }

        /**
         * Adds rows of one category.
         *
         * @throws IllegalArgumentException if the number of rows is negative
         */
        public Builder add(String category, long rows) {
            requireRows(rows);
            if (rows > 0) {
                long[] count = counts.computeIfAbsent(category, key -> {
                    bytes += bytes(key);
                    return new long[1];
                });
                count[0] = Math.addExact(count[0], rows);
                if (counts.size() > 2L * cap || (bytes > 2L * MOST_BYTES && counts.size() > 1)) {
                    pool();
                }
            }
            return this;
        }

        /**
         * Adds rows without a category.
         *
         * @throws IllegalArgumentException if the number of rows is negative
         */
        public Builder addMissing(long rows) {
            requireRows(rows);
            missing = Math.addExact(missing, rows);
            return this;
        }

        private void addAll(CategoricalProfile profile) {
            for (int i = 0; i < profile.categories.length; i++) {
                add(profile.categories[i], profile.counts[i]);
            }
            addMissing(profile.missing);
            pooled = Math.addExact(pooled, profile.pooled);
        }

        private static void requireRows(long rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("rows must not be negative but is " + rows);
            }
        }

        /** Keeps the most frequent categories that have room, the first by name among equals, and one at least. */
        private void pool() {
            List<Map.Entry<String, long[]>> entries = new ArrayList<>(counts.entrySet());
            entries.sort((left, right) -> {
                int byCount = Long.compare(right.getValue()[0], left.getValue()[0]);
                return byCount != 0 ? byCount : left.getKey().compareTo(right.getKey());
            });
            int kept = 0;
            long room = MOST_BYTES;
            while (kept < Math.min(cap, entries.size())) {
                room -= bytes(entries.get(kept).getKey());
                if (room < 0 && kept > 0) {
                    break;
                }
                kept++;
            }
            for (Map.Entry<String, long[]> entry : entries.subList(kept, entries.size())) {
                pooled += entry.getValue()[0];
                bytes -= bytes(entry.getKey());
                counts.remove(entry.getKey());
            }
        }

        /** The profile of what was added so far. */
        public CategoricalProfile build() {
            if (counts.size() > cap || bytes > MOST_BYTES) {
                pool();
            }
            List<Map.Entry<String, long[]>> ordered = new ArrayList<>(counts.entrySet());
            ordered.sort(Map.Entry.comparingByKey());
            String[] categories = ordered.stream().map(Map.Entry::getKey).toArray(String[]::new);
            long[] sorted =
                    ordered.stream().mapToLong(entry -> entry.getValue()[0]).toArray();
            return new CategoricalProfile(categories, sorted, missing, pooled, cap);
        }
    }
}
