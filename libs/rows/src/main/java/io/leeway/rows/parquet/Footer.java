package io.leeway.rows.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.FileBytes;
import io.leeway.rows.packed.PackedException;

/**
 * What stands at the end of a file: its columns, and where they are.
 *
 * @param columns the table's columns
 * @param groups the rows, in their order
 */
record Footer(List<ColumnShape> columns, List<RowGroup> groups) {

    private static final int MAGIC = Integer.BYTES;
    private static final int TAIL = Integer.BYTES + MAGIC;

    /** A hundred thousand stretches of columns have about so much; what is made of it takes some times more. */
    private static final int MOST_BYTES = 16 << 20;

    static Footer read(FileChannel file) throws IOException {
        long size = file.size();
        if (size < MAGIC + TAIL) {
            throw new PackedException("It has " + size + " bytes, fewer than any Parquet file. Send the whole file.");
        }
        String first = new String(FileBytes.read(file, 0, MAGIC), StandardCharsets.ISO_8859_1);
        byte[] tail = FileBytes.read(file, size - TAIL, TAIL);
        String last = new String(tail, Integer.BYTES, MAGIC, StandardCharsets.ISO_8859_1);
        if (first.equals("PARE") || last.equals("PARE")) {
            throw new PackedException("Its footer is encrypted. Send the file decrypted.");
        }
        if (!first.equals("PAR1")) {
            throw new PackedException("It is no Parquet file: it does not begin with PAR1.");
        }
        if (!last.equals("PAR1")) {
            throw new PackedException(
                    "It begins as a Parquet file and does not end as one: it is cut off. Send the whole file.");
        }
        int length = Bits.intAt(tail, 0);
        if (length <= 0 || length > size - MAGIC - TAIL) {
            throw new PackedException("Its footer has, as it says, " + Integer.toUnsignedString(length)
                    + " bytes, of which the file has no room. The file is damaged.");
        }
        if (length > MOST_BYTES) {
            throw PackedException.tooLarge("Its footer has " + length + " bytes; at most " + MOST_BYTES
                    + " are read. Write larger row groups, or fewer columns.");
        }
        try {
            return parse(FileBytes.read(file, size - TAIL - length, length));
        } catch (PackedException exception) {
            throw exception.at("The footer");
        }
    }

    private static Footer parse(byte[] bytes) throws PackedException {
        List<SchemaElement> elements = new ArrayList<>();
        List<RowGroup> groups = new ArrayList<>();
        long[] rows = {0};
        ThriftReader in = new ThriftReader(bytes);
        in.struct(field -> {
            switch (field) {
                case 2 -> in.list(() -> elements.add(SchemaElement.read(in)));
                case 3 -> rows[0] = in.size();
                case 4 -> in.list(() -> groups.add(RowGroup.read(in)));
                default -> in.skip();
            }
        });
        List<ColumnShape> columns = Schema.columns(elements);
        long leaves =
                elements.stream().filter(element -> element.type() != null).count();
        long held = 0;
        for (RowGroup group : groups) {
            if (group.columns().size() != leaves) {
                throw new PackedException("a row group has " + group.columns().size() + " stored columns, the schema "
                        + leaves + "; the file is damaged");
            }
            held += group.rows();
            if (held < 0 || held > rows[0]) {
                break;
            }
        }
        if (held != rows[0]) {
            throw new PackedException(
                    "the row groups do not hold the " + rows[0] + " rows that the file says it has; it is damaged");
        }
        return new Footer(columns, groups);
    }
}
