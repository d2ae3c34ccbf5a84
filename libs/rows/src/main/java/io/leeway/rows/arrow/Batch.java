package io.leeway.rows.arrow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Memory;
import io.leeway.rows.packed.PackedException;

/** Some rows, of which only those columns are unpacked that are asked for. */
final class Batch {

    /** What one takes besides its bytes and its columns, so that empty ones do not come without end. */
    private static final int OVERHEAD = 512;

    /** What one takes for each column: where its arrays begin, and its values. */
    private static final int OF_COLUMN = 3 * Integer.BYTES + 100;

    private final List<ArrowField> fields;
    private final BatchBuffers buffers;
    private final Memory memory;
    private final Map<Long, ArrowDictionary> dictionaries;
    private final int rows;
    private final @Nullable Values[] values;
    private final int[] firstNodes;
    private final int[] firstBuffers;
    private final int[] firstCounts;
    private long taken;

    /**
     * Of what a stream says of a batch, and its bytes.
     *
     * @param memory of which the body's bytes are taken already
     * @param besides what else is taken of it
     * @param dictionaries those of the columns that have one, by their numbers
     * @throws PackedException if it does not have the arrays that its columns consist of
     */
    Batch(
            List<ArrowField> fields,
            FlatTable header,
            byte[] body,
            Memory memory,
            long besides,
            Map<Long, ArrowDictionary> dictionaries)
            throws PackedException {
        this.fields = fields;
        this.memory = memory;
        this.dictionaries = dictionaries;
        rows = BatchBuffers.length(header.big(0));
        buffers = new BatchBuffers(header, body);
        values = new Values[fields.size()];
        firstNodes = new int[fields.size() + 1];
        firstBuffers = new int[fields.size() + 1];
        firstCounts = new int[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            ArrowField field = fields.get(i);
            firstNodes[i + 1] = firstNodes[i] + field.nodes();
            firstCounts[i + 1] = firstCounts[i] + field.views();
            firstBuffers[i + 1] = buffers.within(
                    firstBuffers[i] + field.buffers() + buffers.counted(firstCounts[i], firstCounts[i + 1]));
        }
        buffers.expect(firstNodes[fields.size()], firstBuffers[fields.size()], firstCounts[fields.size()]);
        taken = body.length + besides;
    }

    /** The memory that one takes besides what it says and its bytes, as long as none of these are unpacked. */
    static long memory(List<ArrowField> fields) {
        return OVERHEAD + (long) fields.size() * OF_COLUMN;
    }

    private void take(long bytes) throws PackedException {
        taken += bytes;
        memory.take(bytes);
    }

    /** Gives back its memory. */
    void close() {
        memory.give(taken);
        taken = 0;
    }

    int rows() {
        return rows;
    }

    /** The values of a column that is read. */
    Values values(int column) throws PackedException {
        Values read = values[column];
        if (read == null) {
            read = new ArrayReader(column).read(fields.get(column));
            values[column] = read;
        }
        return read;
    }

    /** Reads one array of a column after the other. */
    private final class ArrayReader {

        private int node;
        private int buffer;
        private final int count;
        private int length;

        ArrayReader(int column) {
            node = firstNodes[column];
            buffer = firstBuffers[column];
            count = firstCounts[column];
        }

        Values read(ArrowField field) throws PackedException {
            ArrowType places = field.places();
            ArrowType element = field.element();
            if (places != null) {
                ArrowDictionary dictionary =
                        Objects.requireNonNull(dictionaries.get(field.dictionary()), "the column is read");
                Section there = begin(true);
                return new PlaceValues(places, there, next(FixedValues.length(places, length)), dictionary);
            }
            return element == null ? plain(field.type()) : lists(field.type(), element);
        }

        /** Begins an array: what of it is there. */
        private Section begin(boolean top) throws PackedException {
            length = buffers.rows(node);
            if (top && length != rows) {
                throw new PackedException("it has " + length + " values, its batch " + rows + " rows; it is damaged");
            }
            boolean any = buffers.nulls(node++) != 0;
            if (any && length > 0) {
                return next((length + 7L) / Byte.SIZE);
            }
            buffer++;
            return BatchBuffers.EMPTY;
        }

        private Section next(long least) throws PackedException {
            take(buffers.unpacked(buffer));
            return buffers.section(buffer++, least);
        }

        private Values plain(ArrowType type) throws PackedException {
            if (type.kind() == ArrowType.Kind.NULL) {
                return Values.none();
            }
            Section there = begin(true);
            return switch (type.kind()) {
                case TEXT, LARGE_TEXT -> {
                    int width = type.kind() == ArrowType.Kind.TEXT ? Integer.BYTES : Long.BYTES;
                    Section places = offsets(width);
                    Section data = next(0);
                    yield new TextValues(there, new Offsets(places, width, data.length()), data);
                }
                case TEXT_VIEW -> {
                    Section views = next((long) length * ViewValues.WIDTH);
                    Section[] data = new Section[buffers.counted(count, count + 1)];
                    for (int i = 0; i < data.length; i++) {
                        data[i] = next(0);
                    }
                    yield new ViewValues(there, views, List.of(data));
                }
                default -> new FixedValues(type, there, next(FixedValues.length(type, length)));
            };
        }

        private Section offsets(int width) throws PackedException {
            return next(length == 0 ? 0 : (length + 1L) * width);
        }

        private Values lists(ArrowType type, ArrowType element) throws PackedException {
            Section there = begin(true);
            int lists = length;
            int width = type.kind() == ArrowType.Kind.LARGE_LIST ? Long.BYTES : Integer.BYTES;
            boolean same = type.kind() == ArrowType.Kind.FIXED_LIST;
            Section places = same ? BatchBuffers.EMPTY : offsets(width);
            Section elementsThere = begin(false);
            if (same && (long) lists * type.width() > length) {
                throw BatchBuffers.tooShort();
            }
            Section data = next(FixedValues.length(element, length));
            return new ListValues(
                    there,
                    same ? new ListValues.SameLengths(type.width()) : new Offsets(places, width, length),
                    new FixedValues(element, elementsThere, data));
        }
    }
}
