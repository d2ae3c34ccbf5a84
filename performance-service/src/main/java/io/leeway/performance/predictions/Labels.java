package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/**
 * Labels that look for their predictions, each with when it was accepted: of two for the same row the later one holds,
 * in whatever order they meet it. For one thread.
 */
public final class Labels {

    private static final String ID = "id";
    private static final String LABEL = "label";
    private static final String AT = "at";

    /** Of ids and classes in one block; keeps its document below 16 MB whatever they are. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private final Map<String, Label> byRow = new HashMap<>();

    /**
     * A label.
     *
     * @param text the class; absent for a regression
     * @param number the value; NaN for a classification
     * @param at when it was accepted, milliseconds since 1970
     */
    record Label(@Nullable String text, double number, double at) {}

    /** No labels. */
    public static Labels none() {
        return new Labels();
    }

    /** Adds a block of accepted labels; a later label of the same row replaces an earlier one. */
    public void add(Block block, String rowId, String target, Instant acceptedAt) {
        double[] at = new double[block.rows()];
        Arrays.fill(at, acceptedAt.toEpochMilli());
        add(block, rowId, target, at);
    }

    private void add(Block block, String rowId, String target, double[] at) {
        Column.Text ids = block.text(rowId).orElseThrow();
        block.text(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                put(text(ids, i), new Label(text(column, i), Double.NaN, at[i]));
            }
        });
        block.numeric(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                put(text(ids, i), new Label(null, column.values()[i], at[i]));
            }
        });
    }

    /** The same delivery has the same time, and what comes later in it holds. */
    private void put(@Nullable String id, Label label) {
        boolean isThere = label.text() != null || !Double.isNaN(label.number());
        if (id != null && isThere) {
            byRow.merge(id, label, (one, other) -> other.at() >= one.at() ? other : one);
        }
    }

    @Nullable
    Label of(@Nullable String rowId) {
        return rowId == null ? null : byRow.get(rowId);
    }

    /** The rows whose labels are here. */
    Set<String> rows() {
        return Collections.unmodifiableSet(byRow.keySet());
    }

    /** Takes out the labels that have found their rows. */
    public void remove(Collection<String> rows) {
        rows.forEach(byRow::remove);
    }

    /** How many still look for their prediction. */
    public int size() {
        return byRow.size();
    }

    /** What is left, as blocks that {@link #addStored} reads. */
    List<Block> toBlocks() {
        List<String> ids = byRow.keySet().stream().sorted().toList();
        List<Block> blocks = new ArrayList<>();
        int to;
        for (int from = 0; from < ids.size(); from = to) {
            to = end(ids, from);
            List<String> some = ids.subList(from, to);
            List<Label> labels = some.stream().map(byRow::get).toList();
            double[] at = labels.stream().mapToDouble(Label::at).toArray();
            blocks.add(new Block(some.size(), List.of(each(ID, some), labels(labels), new Column.Numeric(AT, at))));
        }
        return blocks;
    }

    /** Where a block ends that begins there, so that it fits into a document. */
    private int end(List<String> ids, int from) {
        long characters = 0;
        int to = from;
        while (to < ids.size() && to - from < Block.MAXIMUM_ROWS && characters < MOST_CHARACTERS) {
            Label label = byRow.get(ids.get(to));
            String text = label == null ? null : label.text();
            characters += ids.get(to).length() + (text == null ? 0 : text.length());
            to++;
        }
        return to;
    }

    void addStored(Block block) {
        add(block, ID, LABEL, block.numeric(AT).map(Column.Numeric::values).orElseGet(() -> new double[block.rows()]));
    }

    private static Column labels(List<Label> labels) {
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
