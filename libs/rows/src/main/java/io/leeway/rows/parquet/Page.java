package io.leeway.rows.parquet;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** The values of one page with their levels, in the order in which they stand there. */
final class Page {

    private final Levels repetition;
    private final Levels definition;
    private final Decoder decoder;
    private final boolean lasting;
    private int left;

    /** The levels of the values, one after the other. */
    private interface Levels {
        int next() throws PackedException;
    }

    private Page(Levels repetition, Levels definition, Decoder decoder, boolean lasting, int left) {
        this.repetition = repetition;
        this.definition = definition;
        this.decoder = decoder;
        this.lasting = lasting;
        this.left = left;
    }

    /** Without any values. */
    static Page empty() {
        return new Page(() -> 0, () -> 0, value -> {}, true, 0);
    }

    /**
     * From the bytes behind a header.
     *
     * @param packed the page as it stands in the file
     * @param unpacked as many bytes as it has when it is unpacked
     */
    static Page of(
            PageHeader header, byte[] packed, byte[] unpacked, Codec codec, ColumnShape shape, Dictionary dictionary)
            throws PackedException {
        boolean second = header.kind() == PageHeader.DATA_V2;
        int levels = second ? header.levels().repetition() + header.levels().definition() : 0;
        if (levels < 0 || levels > packed.length || levels > unpacked.length) {
            throw new PackedException("its levels are longer than the page");
        }
        System.arraycopy(packed, 0, unpacked, 0, levels);
        Codec used = second && !header.compressed() ? Codec.NONE : codec;
        unpack(used, packed, unpacked, levels);
        int at = 0;
        Levels repetition = () -> 0;
        if (shape.isList()) {
            int length = second
                    ? header.levels().repetition()
                    : length(unpacked, at, header.levels().repetitionEncoding());
            at += second ? 0 : Integer.BYTES;
            repetition = levels(unpacked, at, length, 1);
            at += length;
        }
        Levels definition = shape::mostDefinition;
        if (shape.mostDefinition() > 0) {
            int length = second
                    ? header.levels().definition()
                    : length(unpacked, at, header.levels().definitionEncoding());
            at += second ? 0 : Integer.BYTES;
            int most = shape.mostDefinition();
            Levels read = levels(unpacked, at, length, Integer.SIZE - Integer.numberOfLeadingZeros(most));
            at += length;
            definition = read;
        }
        SchemaElement value = ValueCells.valueOf(shape);
        Decoder decoder = Decoder.of(
                header.encoding(), ValueCells.typeOf(shape), value.width(), unpacked, second ? levels : at, dictionary);
        return new Page(repetition, definition, decoder, Decoder.isLasting(header.encoding()), header.values());
    }

    private static void unpack(Codec codec, byte[] packed, byte[] unpacked, int from) throws PackedException {
        if (from == 0) {
            codec.unpack(packed, 0, packed.length, unpacked);
        } else if (unpacked.length > from) {
            byte[] values = new byte[unpacked.length - from];
            codec.unpack(packed, from, packed.length, values);
            System.arraycopy(values, 0, unpacked, from, values.length);
        }
    }

    private static int length(byte[] page, int at, int encoding) throws PackedException {
        if (encoding != PageHeader.RLE) {
            throw new PackedException("its levels are packed as bits, which is not read");
        }
        return Bits.intAt(page, at);
    }

    private static Levels levels(byte[] page, int at, int length, int width) throws PackedException {
        if (length < 0 || length > page.length - at) {
            throw new PackedException("its levels are longer than the page");
        }
        return new HybridReader(page, at, at + length, width)::next;
    }

    /** How many values are left. */
    int left() {
        return left;
    }

    /** Whether values keep their bytes while others are decoded. */
    boolean isLasting() {
        return lasting;
    }

    /** The next value's repetition level; to be asked before its definition level. */
    int repetition() throws PackedException {
        left--;
        return repetition.next();
    }

    /** Its definition level. */
    int definition() throws PackedException {
        return definition.next();
    }

    /** Itself, where there is one. */
    void value(Value into) throws PackedException {
        decoder.next(into);
    }
}
