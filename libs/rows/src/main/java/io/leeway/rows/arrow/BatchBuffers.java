package io.leeway.rows.arrow;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** The arrays and buffers that a batch says it has, and the bytes in which they are. */
final class BatchBuffers {

    /** A buffer of nothing. */
    static final Section EMPTY = new Section(new byte[0], 0, 0);

    private static final int PAIR = 2 * Long.BYTES;

    /** A buffer's length once it is unpacked, before its bytes; this where it is not compressed. */
    private static final long STORED = -1;

    private final FlatTable.Vector nodes;
    private final FlatTable.Vector buffers;
    private final FlatTable.Vector counts;
    private final Compression compression;
    private final byte[] body;

    BatchBuffers(FlatTable header, byte[] body) throws PackedException {
        this.body = body;
        nodes = header.vector(1, PAIR);
        buffers = header.vector(2, PAIR);
        compression = Compression.of(header.table(3));
        counts = header.vector(4, Long.BYTES);
    }

    static PackedException tooShort() {
        return new PackedException("it has fewer bytes than its values need; it is damaged");
    }

    /** How many of something there are, as it is said. */
    static int length(long said) throws PackedException {
        if (said < 0 || said > Integer.MAX_VALUE) {
            throw new PackedException("it has, as it says, " + Long.toUnsignedString(said) + " values; up to "
                    + Integer.MAX_VALUE + " are read. Write smaller batches");
        }
        return (int) said;
    }

    /** Sees to it that there are as many as the columns consist of. */
    void expect(int arrays, int inAll, int counted) throws PackedException {
        if (nodes.size() != arrays || buffers.size() != inAll || counts.size() != counted) {
            throw new PackedException("it has " + nodes.size() + " arrays of " + buffers.size()
                    + " buffers, its columns " + arrays + " of " + inAll + "; it is damaged");
        }
    }

    /** A count of buffers, of which there are as many. */
    int within(int count) throws PackedException {
        if (count > buffers.size()) {
            throw tooShort();
        }
        return count;
    }

    /** How many buffers the batch counts for arrays between two places. */
    int counted(int from, int to) throws PackedException {
        long sum = 0;
        for (int i = from; i < Math.min(to, counts.size()); i++) {
            sum += length(counts.big(i, 0));
            if (sum > buffers.size()) {
                throw tooShort();
            }
        }
        return (int) sum;
    }

    /** How many values an array has. */
    int rows(int node) throws PackedException {
        return length(nodes.big(node, 0));
    }

    /** How many of them are missing. */
    long nulls(int node) {
        return nodes.big(node, Long.BYTES);
    }

    /** What a buffer takes besides what the batch takes. */
    long unpacked(int buffer) throws PackedException {
        Section packed = packed(buffer);
        if (compression == Compression.NONE || packed.length() == 0) {
            return 0;
        }
        if (packed.length() < Long.BYTES) {
            throw tooShort();
        }
        long size = Bits.longAt(body, packed.from());
        return size == STORED ? 0 : length(size);
    }

    /** The bytes of a buffer, unpacked. */
    Section section(int buffer, long least) throws PackedException {
        Section section = packed(buffer);
        if (compression != Compression.NONE && section.length() > 0) {
            int from = section.from() + Long.BYTES;
            if (Bits.longAt(body, section.from()) == STORED) {
                section = new Section(body, from, section.to());
            } else {
                byte[] bytes = new byte[(int) unpacked(buffer)];
                compression.unpack(body, from, section.to(), bytes);
                section = new Section(bytes, 0, bytes.length);
            }
        }
        if (section.length() < least) {
            throw tooShort();
        }
        return section;
    }

    private Section packed(int buffer) throws PackedException {
        long offset = buffers.big(buffer, 0);
        long length = buffers.big(buffer, Long.BYTES);
        if (length == 0) {
            return EMPTY;
        }
        if (offset < 0 || length < 0 || length > body.length || offset > body.length - length) {
            throw new PackedException("a buffer lies outside its batch; it is damaged");
        }
        return new Section(body, (int) offset, (int) (offset + length));
    }
}
