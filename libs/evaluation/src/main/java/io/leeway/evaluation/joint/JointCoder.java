package io.leeway.evaluation.joint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.hashing.Hashes;
import io.leeway.statistics.joint.SecondMoments;

/**
 * Codes the rows of blocks. Of many rows some are looked at, one of each few, drawn by a hash of the block's first row id and the row's place in
 * the block: the same block always gives the same rows, and no rhythm of the data matters.
 */
public final class JointCoder {

    private final JointColumns columns;
    private final String rowId;

    /**
     * By the codes that a reference sets.
     *
     * @param rowId the column of the rows' ids
     */
    public JointCoder(JointColumns columns, String rowId) {
        this.columns = columns;
        this.rowId = rowId;
    }

    /** What the features of a block do together; unknown where it lacks a feature. */
    public JointProfile of(Block block) {
        return of(block, rows(block));
    }

    /** That of some of its rows, each of which stands for as many as in the whole block. */
    JointProfile of(Block block, int[] rows) {
        return of(block, rows, every(block.rows()));
    }

    /** That of some of its rows, each of which stands for so many. */
    JointProfile of(Block block, int[] rows, double weight) {
        double[][] codes = new double[columns.size()][rows.length];
        double[] absent = new double[columns.size()];
        Map<String, Column> cells = new HashMap<>();
        block.columns().forEach(column -> cells.put(column.name(), column));
        for (int i = 0; i < codes.length; i++) {
            JointColumn column = columns.columns().get(i);
            Column found = cells.get(column.feature());
            if (column instanceof JointColumn.Numeric number && found instanceof Column.Numeric numeric) {
                absent[i] = code(number, numeric.values(), rows, codes[i]);
            } else if (column instanceof JointColumn.Category category && found instanceof Column.Text text) {
                absent[i] = code(category, text, rows, codes[i]);
            } else {
                return new JointProfile.Unknown("it has no column " + column.feature());
            }
        }
        for (int i = 0; i < absent.length; i++) {
            absent[i] *= weight;
        }
        return new JointProfile.Known(columns, SecondMoments.of(codes, rows.length, weight), absent, null);
    }

    /** A missing value counts as the reference's median; returns how many are missing or far out. */
    private static int code(JointColumn.Numeric number, double[] values, int[] rows, double[] codes) {
        double centre = number.centre();
        double inverse = 1 / number.scale();
        int absent = 0;
        for (int i = 0; i < rows.length; i++) {
            double code = JointColumn.Numeric.within((values[rows[i]] - centre) * inverse);
            if (Math.abs(code) < JointColumn.Numeric.MOST) {
                codes[i] = code;
            } else {
                absent++;
                codes[i] = Double.isNaN(code) ? 0 : code;
            }
        }
        return absent;
    }

    /** A missing word is none of the categories; returns how many are missing. */
    private static int code(JointColumn.Category category, Column.Text cells, int[] rows, double[] codes) {
        int wanted = Arrays.asList(cells.dictionary()).indexOf(category.category());
        int absent = 0;
        for (int i = 0; i < rows.length; i++) {
            int code = cells.codes()[rows[i]];
            codes[i] = code >= 0 && code == wanted ? 1 : 0;
            absent += code < 0 ? 1 : 0;
        }
        return absent;
    }

    private int every(int blockRows) {
        return columns.every() == JointColumns.BY_BLOCK
                ? Math.max(1, blockRows / JointColumns.ENOUGH_ROWS)
                : columns.every();
    }

    /** The rows that are looked at. */
    int[] rows(Block block) {
        int every = every(block.rows());
        if (every == 1) {
            return IntStream.range(0, block.rows()).toArray();
        }
        long seed = firstId(block);
        int[] rows = new int[Math.ceilDiv(block.rows(), every)];
        int count = 0;
        for (int from = 0; from < block.rows(); from += every) {
            long row = from + Long.remainderUnsigned(Hashes.mix(seed + from), every);
            if (row < block.rows()) {
                rows[count++] = (int) row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private long firstId(Block block) {
        return block.text(rowId)
                .filter(ids -> ids.rows() > 0 && ids.codes()[0] >= 0)
                .map(ids -> Hashes.of(ids.dictionary()[ids.codes()[0]]))
                .orElse((long) block.rows());
    }
}
