package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/**
 * Labels by row id: of two for the same row the one that was accepted later holds, in whatever order they come here. Each
 * knows whether it has found a prediction. For one thread.
 */
public final class Labels {

    private static final String ID = "id";
    private static final String LABEL = "label";
    private static final String AT = "at-micros";
    private static final String JOINED = "joined";

    /** What {@link #AT} was before there were microseconds. */
    private static final String AT_MILLIS = "at";

    /** Of ids and classes in one block; keeps its document below 16 MB whatever they are. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private final Map<String, Label> byRow = new HashMap<>();
    private final Set<String> joined = new HashSet<>();

    /** No labels. */
    public static Labels none() {
        return new Labels();
    }

    /** Adds a block of one delivery; the later of two labels of the same row in it holds. */
    public void add(Block block, String rowId, String target, Instant acceptedAt) {
        double[] at = new double[block.rows()];
        Arrays.fill(at, Label.micros(acceptedAt));
        read(block, rowId, target, at).forEach(row -> {
            Label known = byRow.get(row.id());
            if (known == null || row.label().at() >= known.at()) {
                byRow.put(row.id(), row.label());
            }
        });
    }

    /** Adds what was stored. */
    void addStored(Block block) {
        double[] at = block.numeric(AT)
                .map(Column.Numeric::values)
                .or(() -> block.numeric(AT_MILLIS).map(millis -> Label.ofMillis(millis.values())))
                .orElseGet(() -> new double[block.rows()]);
        read(block, ID, LABEL, at).forEach(row -> put(row.id(), row.label()));
        block.numeric(JOINED).ifPresent(flags -> {
            Column.Text ids = block.text(ID).orElseThrow();
            for (int i = 0; i < block.rows(); i++) {
                String id = text(ids, i);
                if (id != null && flags.values()[i] != 0) {
                    joined.add(id);
                }
            }
        });
    }

    /** Adds those of other labels whose rows are wanted. */
    void addAll(Labels others, Predicate<String> wanted) {
        others.byRow.forEach((id, label) -> {
            if (wanted.test(id)) {
                put(id, label);
            }
        });
        others.joined.stream().filter(wanted).forEach(joined::add);
    }

    private void put(String id, Label label) {
        byRow.merge(id, label, (one, other) -> other.supersedes(one) ? other : one);
    }

    private record Row(String id, Label label) {}

    private static List<Row> read(Block block, String rowId, String target, double[] at) {
        Column.Text ids = block.text(rowId).orElseThrow();
        List<Row> rows = new ArrayList<>(block.rows());
        block.text(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                String id = text(ids, i);
                String value = text(column, i);
                if (id != null && value != null) {
                    rows.add(new Row(id, new Label(value, Double.NaN, at[i])));
                }
            }
        });
        block.numeric(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                String id = text(ids, i);
                if (id != null && !Double.isNaN(column.values()[i])) {
                    rows.add(new Row(id, new Label(null, column.values()[i], at[i])));
                }
            }
        });
        return rows;
    }

    @Nullable
    Label of(@Nullable String rowId) {
        return rowId == null ? null : byRow.get(rowId);
    }

    /** The rows whose labels are here. */
    Set<String> rows() {
        return Collections.unmodifiableSet(byRow.keySet());
    }

    /** The rows whose labels have found no prediction. */
    Set<String> waiting() {
        Set<String> waiting = new HashSet<>(byRow.keySet());
        waiting.removeAll(joined);
        return waiting;
    }

    /** The rows whose labels have found a prediction. */
    Set<String> joined() {
        return Collections.unmodifiableSet(joined);
    }

    /**
     * Notes that labels have found a prediction.
     *
     * @return whether one of these is here that had not found any before
     */
    boolean join(Collection<String> rows) {
        boolean changed = false;
        for (String row : rows) {
            changed |= byRow.containsKey(row) && joined.add(row);
        }
        return changed;
    }

    /** Drops what was accepted before then. */
    void dropBefore(Instant moment) {
        double micros = Label.micros(moment);
        byRow.values().removeIf(label -> label.at() < micros);
        joined.retainAll(byRow.keySet());
    }

    /** When the oldest of them was accepted; the end of time where there are none. */
    Instant oldest() {
        return byRow.values().stream().mapToDouble(Label::at).min().stream()
                .mapToObj(micros -> Instant.ofEpochMilli((long) micros / 1_000))
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** How many there are. */
    public int size() {
        return byRow.size();
    }

    /** Parts of them that each fit into a document; no part has classes and numbers. */
    List<Labels> split() {
        List<Labels> parts = new ArrayList<>();
        // In order, so that a delivery that comes again has the same parts.
        List<String> ids = byRow.keySet().stream().sorted().toList();
        for (boolean classes : new boolean[] {true, false}) {
            Labels part = none();
            long characters = 0;
            for (String id : ids) {
                Label label = byRow.get(id);
                if (label == null || classes != (label.text() != null)) {
                    continue;
                }
                if (part.size() == Block.MAXIMUM_ROWS || characters >= MOST_CHARACTERS) {
                    parts.add(part);
                    part = none();
                    characters = 0;
                }
                part.byRow.put(id, label);
                if (joined.contains(id)) {
                    part.joined.add(id);
                }
                String text = label.text();
                characters += id.length() + (text == null ? 0 : text.length());
            }
            if (part.size() > 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A block that {@link #addStored} reads, of labels that fit into one. */
    Block toBlock() {
        List<String> ids = byRow.keySet().stream().sorted().toList();
        List<Label> labels = ids.stream().map(byRow::get).toList();
        return new Block(
                ids.size(),
                List.of(
                        each(ID, ids),
                        values(labels),
                        new Column.Numeric(
                                AT, labels.stream().mapToDouble(Label::at).toArray()),
                        new Column.Numeric(
                                JOINED,
                                ids.stream()
                                        .mapToDouble(id -> joined.contains(id) ? 1 : 0)
                                        .toArray())));
    }

    private static Column values(List<Label> labels) {
        return labels.getFirst().text() == null
                ? new Column.Numeric(
                        LABEL, labels.stream().mapToDouble(Label::number).toArray())
                : each(
                        LABEL,
                        labels.stream()
                                .map(label -> String.valueOf(label.text()))
                                .toList());
    }

    private static @Nullable String text(Column.Text column, int row) {
        int code = column.codes()[row];
        return code < 0 ? null : column.dictionary()[code];
    }

    private static Column.Text each(String name, List<String> values) {
        int[] codes = new int[values.size()];
        Arrays.setAll(codes, i -> i);
        return new Column.Text(name, values.toArray(String[]::new), codes);
    }
}
