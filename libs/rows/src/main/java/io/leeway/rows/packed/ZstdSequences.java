package io.leeway.rows.packed;

import org.jspecify.annotations.Nullable;

/** What a block is made of: some literals, then something repeated from before, again and again (RFC 8878, 3.1.1.3.2). */
final class ZstdSequences {

    private static final int LONG = 128;
    private static final int LONGEST = 255;
    private static final int LONGEST_FROM = 0x7F00;
    private static final int RECENT = 3;

    private @Nullable FseTable literals;
    private @Nullable FseTable distances;
    private @Nullable FseTable lengths;

    /** The last three distances, the latest first. */
    private final int[] recent = new int[RECENT];

    ZstdSequences() {
        reset();
    }

    /** Forgets what earlier frames had. */
    void reset() {
        literals = null;
        distances = null;
        lengths = null;
        recent[0] = 1;
        recent[1] = 4;
        recent[2] = 8;
    }

    /**
     * Writes a block behind what its frame has written already.
     *
     * @param block what follows the literals
     * @param begin where the frame's bytes begin
     * @return the place behind the block's bytes
     */
    int write(ZstdSection block, ZstdLiterals given, byte[] target, int begin, int written) throws PackedException {
        int count = count(block);
        int at = written;
        if (count > 0) {
            int modes = (int) block.number(1);
            if ((modes & 3) != 0) {
                throw Unpacking.damaged();
            }
            FseTable literalTable = ZstdCode.LITERALS.table(modes >>> 6, block, literals);
            FseTable distanceTable = ZstdCode.DISTANCE.table((modes >>> 4) & 3, block, distances);
            FseTable lengthTable = ZstdCode.LENGTH.table((modes >>> 2) & 3, block, lengths);
            literals = literalTable;
            distances = distanceTable;
            lengths = lengthTable;
            ZstdBits bits = block.bits();
            int literalState = literalTable.begin(bits);
            int distanceState = distanceTable.begin(bits);
            int lengthState = lengthTable.begin(bits);
            for (int left = count; left > 0; left--) {
                int distance = ZstdCode.DISTANCE.value(distanceTable.symbol(distanceState), bits);
                int length = ZstdCode.LENGTH.value(lengthTable.symbol(lengthState), bits);
                int literal = ZstdCode.LITERALS.value(literalTable.symbol(literalState), bits);
                at = given.copy(target, at, literal);
                int back = distance(distance, literal == 0);
                if (back > at - begin) {
                    throw Unpacking.damaged();
                }
                at = Unpacking.repeat(target, at, back, length);
                if (left > 1) {
                    literalState = literalTable.next(literalState, bits);
                    lengthState = lengthTable.next(lengthState, bits);
                    distanceState = distanceTable.next(distanceState, bits);
                }
            }
            if (bits.left() > 0) {
                throw Unpacking.damaged();
            }
        } else if (block.left() > 0) {
            throw Unpacking.damaged();
        }
        return given.copy(target, at, given.left());
    }

    private static int count(ZstdSection block) throws PackedException {
        int first = (int) block.number(1);
        if (first < LONG) {
            return first;
        }
        return first < LONGEST
                ? ((first - LONG) << Byte.SIZE) + (int) block.number(1)
                : (int) block.number(2) + LONGEST_FROM;
    }

    /** Numbers of 1 to 3 stand for recent distances; where no literals come before, for the ones behind the latest. */
    private int distance(int number, boolean withoutLiterals) {
        if (number > RECENT) {
            return remember(number - RECENT, RECENT - 1);
        }
        int place = withoutLiterals ? number : number - 1;
        return place == RECENT ? remember(recent[0] - 1, RECENT - 1) : remember(recent[place], place);
    }

    /** Puts a distance before those that are not as old as a place. */
    private int remember(int distance, int place) {
        for (int i = place; i > 0; i--) {
            recent[i] = recent[i - 1];
        }
        recent[0] = distance;
        return distance;
    }
}
