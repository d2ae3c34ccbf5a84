package io.leeway.workbench.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.workbench.rows.RowFile;

/** Batches in which nothing has changed, with the reference that they are watched against. */
sealed interface NullBatches {

    /** The share of rows that needs a time. */
    double COVERAGE = 0.9;

    /**
     * Batches in a row that are watched against one reference.
     *
     * @param batches the first of them are the history that changes over time are told by
     * @param before how many are that alone, and are not counted
     */
    record Watch(WatchedReference reference, Stream<Block> batches, int before) {}

    /** All batches of a size, a row of them for each reference. */
    List<Watch> ofSize(int size, int batches);

    /** How batches are made, in a sentence. */
    String explanation();

    /** Whether a batch is a period of the calendar, so that it has the size that it has. */
    boolean byCalendar();

    /** Whether performance can be told. */
    boolean hasLabels();

    /**
     * Batches from the rows of a file: where the definition has a timestamp that the file has too, what follows on each other
     * in time, else rows drawn at random.
     *
     * @throws IllegalArgumentException if the file has no rows, or one cannot be read
     */
    static NullBatches of(RowFile file, WatchedColumns watched, long seed) {
        @Nullable String timestamp = watched.definition().timestamp();
        if (timestamp == null) {
            return new Drawn(WatchedReference.of(watched, FileRows.read(file, watched.types(), null)), seed, "");
        }
        if (!file.columns().contains(timestamp)) {
            return new Drawn(
                    WatchedReference.of(watched, FileRows.read(file, watched.types(), null)),
                    seed,
                    ", because the file has no column '" + timestamp + "'");
        }
        Block rows = FileRows.read(file, watched.types(), timestamp);
        Block inOrder = inOrder(rows, timestamp);
        if (inOrder.rows() < COVERAGE * rows.rows()) {
            return new Drawn(
                    WatchedReference.of(watched, rows),
                    seed,
                    ", because " + (rows.rows() - inOrder.rows()) + " of " + rows.rows() + " rows have no '" + timestamp
                            + "'");
        }
        return Halves.of(watched, inOrder, timestamp);
    }

    /** The rows that have a time, in the order of time, and of the file among equals. */
    private static Block inOrder(Block rows, String timestamp) {
        double[] times = times(rows, timestamp);
        return rows.select(IntStream.range(0, times.length)
                .filter(row -> !Double.isNaN(times[row]))
                .boxed()
                .sorted((left, right) -> Double.compare(times[left], times[right]))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private static double[] times(Block rows, String timestamp) {
        return rows.numeric(timestamp).map(Column.Numeric::values).orElseThrow();
    }

    /**
     * Rows drawn from the reference itself, with replacement.
     *
     * @param why they are, where times were asked for
     */
    record Drawn(WatchedReference reference, long seed, String why) implements NullBatches {

        @Override
        public List<Watch> ofSize(int size, int batches) {
            Random before = new Random(~(seed + size));
            Random random = new Random(seed + size);
            int history = reference.history();
            return List.of(new Watch(
                    reference,
                    IntStream.range(0, history + batches)
                            .mapToObj(batch -> reference.draw(size, batch < history ? before : random)),
                    history));
        }

        @Override
        public String explanation() {
            return "Batches are rows drawn at random from the whole file, as if none depended on another" + why + ".";
        }

        @Override
        public boolean byCalendar() {
            return false;
        }

        @Override
        public boolean hasLabels() {
            return reference.hasLabels();
        }
    }

    /**
     * What follows on each other in one half of the file, watched against the other half.
     *
     * @param watched what is watched
     * @param sides each half as the batches, with the other as the reference
     */
    record Halves(WatchedColumns watched, List<Side> sides, String timestamp) implements NullBatches {

        /** One half with the other. */
        record Side(WatchedReference reference, Block rows) {}

        static Halves of(WatchedColumns watched, Block inOrder, String timestamp) {
            if (inOrder.rows() < 2) {
                throw new IllegalArgumentException(
                        "The file has one row, and its halves are watched against each other.");
            }
            int half = inOrder.rows() / 2;
            Block early = inOrder.select(IntStream.range(0, half).toArray());
            Block late = inOrder.select(IntStream.range(half, inOrder.rows()).toArray());
            return new Halves(
                    watched,
                    List.of(
                            new Side(WatchedReference.inTime(watched, early, timestamp), late),
                            new Side(WatchedReference.inTime(watched, late, timestamp), early)),
                    timestamp);
        }

        @Override
        public List<Watch> ofSize(int size, int batches) {
            List<Watch> watches = new ArrayList<>();
            for (Side side : sides) {
                List<Block> windows = byCalendar() ? periods(side.rows()) : slices(side.rows(), size);
                watches.add(
                        new Watch(side.reference(), windows.stream().limit(Math.ceilDiv(batches, sides.size())), 0));
            }
            return watches;
        }

        private static List<Block> slices(Block rows, int size) {
            return IntStream.range(0, rows.rows() / size)
                    .mapToObj(slice -> rows.select(
                            IntStream.range(slice * size, (slice + 1) * size).toArray()))
                    .toList();
        }

        /** Without the first and the last, which the halves may have cut. */
        private List<Block> periods(Block rows) {
            double[] times = times(rows, timestamp);
            Map<Long, List<Integer>> periods = new TreeMap<>();
            for (int row = 0; row < times.length; row++) {
                long number = WindowSettings.number(
                        Instant.ofEpochMilli((long) times[row]),
                        watched.definition().period().orElseThrow());
                periods.computeIfAbsent(number, key -> new ArrayList<>()).add(row);
            }
            return periods.values().stream()
                    .skip(1)
                    .limit(Math.max(0, periods.size() - 2))
                    .map(some -> rows.select(
                            some.stream().mapToInt(Integer::intValue).toArray()))
                    .toList();
        }

        @Override
        public String explanation() {
            return "Batches are " + (byCalendar() ? "the periods" : "rows that follow on each other")
                    + " of one half of the file in the order of '" + timestamp
                    + "', watched against the other half: first the later against the earlier, then the other way"
                    + " round.";
        }

        @Override
        public boolean byCalendar() {
            return watched.definition().period().isPresent();
        }

        @Override
        public boolean hasLabels() {
            return sides.getFirst().reference().hasLabels();
        }
    }
}
