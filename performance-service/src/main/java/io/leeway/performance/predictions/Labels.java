package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/**
 * Labels that look for their predictions; those that find them are taken out.
 *
 * @param texts classes by row id
 * @param numbers values by row id
 */
public record Labels(Map<String, String> texts, Map<String, Double> numbers) {

    private static final String ID = "id";
    private static final String LABEL = "label";

    /** No labels. */
    public static Labels none() {
        return new Labels(new HashMap<>(), new HashMap<>());
    }

    /** Adds a block of accepted labels; a later label of the same row replaces an earlier one. */
    public void add(Block block, String rowId, String target) {
        Column.Text ids = block.text(rowId).orElseThrow();
        block.text(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                texts.put(ids.dictionary()[ids.codes()[i]], column.dictionary()[column.codes()[i]]);
            }
        });
        block.numeric(target).ifPresent(column -> {
            for (int i = 0; i < block.rows(); i++) {
                numbers.put(ids.dictionary()[ids.codes()[i]], column.values()[i]);
            }
        });
    }

    /** How many still look for their prediction. */
    public int size() {
        return texts.size() + numbers.size();
    }

    /** What is left, as blocks that {@link #ofStored} reads. */
    List<Block> toBlocks() {
        List<String> ids = new ArrayList<>(texts.isEmpty() ? numbers.keySet() : texts.keySet());
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += Block.MAXIMUM_ROWS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + Block.MAXIMUM_ROWS));
            blocks.add(new Block(some.size(), List.of(each(ID, some), labels(some))));
        }
        return blocks;
    }

    static void ofStored(Block block, Labels into) {
        into.add(block, ID, LABEL);
    }

    private Column labels(List<String> ids) {
        return texts.isEmpty()
                ? new Column.Numeric(
                        LABEL, ids.stream().mapToDouble(numbers::get).toArray())
                : each(LABEL, ids.stream().map(texts::get).toList());
    }

    private static Column.Text each(String name, List<String> values) {
        int[] codes = new int[values.size()];
        java.util.Arrays.setAll(codes, i -> i);
        return new Column.Text(name, values.toArray(String[]::new), codes);
    }
}
