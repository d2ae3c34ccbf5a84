package io.leeway.risk.budget;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The windows of one period, each counted once however often it is reported: of two revisions of a window the later one holds.
 * Kept in {@value #BYTES} bytes a window. For one thread.
 */
final class WindowTally {

    /** Keeps a document below 300 kB. Windows beyond so many in a period are not counted, and {@link #isFull} says so. */
    static final int MOST = 10_000;

    /** Half of a digest of the id, the revision, whether it is an alarm, and the level. */
    private static final int BYTES = 8 + 4 + 1 + 8;

    private final Map<Long, Entry> windows = new LinkedHashMap<>();
    private boolean full;

    private record Entry(int revision, boolean alarm, double level) {}

    /** No window yet. */
    WindowTally() {}

    /**
     * What was written.
     *
     * @param full whether there were more windows than are kept
     */
    static WindowTally read(byte[] written, boolean full) {
        WindowTally tally = new WindowTally();
        tally.full = full;
        ByteBuffer bytes = ByteBuffer.wrap(written);
        while (bytes.hasRemaining()) {
            tally.windows.put(bytes.getLong(), new Entry(bytes.getInt(), bytes.get() != 0, bytes.getDouble()));
        }
        return tally;
    }

    byte[] write() {
        ByteBuffer bytes = ByteBuffer.allocate(windows.size() * BYTES);
        windows.forEach((id, entry) -> bytes.putLong(id)
                .putInt(entry.revision())
                .put((byte) (entry.alarm() ? 1 : 0))
                .putDouble(entry.level()));
        return bytes.array();
    }

    /**
     * Counts a window, or counts it anew in a later revision.
     *
     * @return whether anything changed
     */
    boolean add(JudgedWindow window) {
        long id = digest(window);
        Entry known = windows.get(id);
        if (known != null && known.revision() >= window.revision()) {
            return false;
        }
        if (known == null && windows.size() == MOST) {
            boolean changed = !full;
            full = true;
            return changed;
        }
        windows.put(id, new Entry(window.revision(), window.alarm(), window.level()));
        return true;
    }

    /** Takes out a window that belongs to another period by now; returns whether it was here. */
    boolean remove(JudgedWindow window) {
        return windows.remove(digest(window)) != null;
    }

    private static long digest(JudgedWindow window) {
        return UUID.nameUUIDFromBytes(window.batch().getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    /** Whether there were more windows than are kept. */
    boolean isFull() {
        return full;
    }

    /** How many windows there were. */
    int windows() {
        return windows.size();
    }

    /** How many of them were held against the chunks of a reference. */
    int calibrated() {
        return (int) windows.values().stream()
                .filter(window -> !Double.isNaN(window.level()))
                .count();
    }

    /** How many raised an alarm. */
    int alarms() {
        return (int) windows.values().stream().filter(Entry::alarm).count();
    }

    /** How many of those that were held against chunks are called unusual by chance, on average. */
    double expected() {
        return windows.values().stream()
                .mapToDouble(Entry::level)
                .filter(level -> !Double.isNaN(level))
                .sum();
    }
}
