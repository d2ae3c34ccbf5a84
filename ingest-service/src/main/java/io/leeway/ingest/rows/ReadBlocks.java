package io.leeway.ingest.rows;

import java.util.List;

/**
 * The blocks of a body that was read.
 *
 * @param order per block in the order of the parts, its number in the order in which blocks were completed, from 0
 * @param taken how many of those that were completed first the sink has taken
 * @param held the others, encoded, in the order in which they were completed
 */
public record ReadBlocks(List<Integer> order, int taken, List<byte[]> held) {

    /** How many there are. */
    public int count() {
        return order.size();
    }

    /** All in the order of the parts, of a body of which the sink has taken none. */
    public List<byte[]> inOrder() {
        return order.stream().map(held::get).toList();
    }
}
