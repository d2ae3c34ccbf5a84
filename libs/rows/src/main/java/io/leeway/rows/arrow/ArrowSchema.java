package io.leeway.rows.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.PackedException;

/**
 * The columns of a stream.
 *
 * @param fields in their order
 * @param dictionaries the fields that the dictionaries are of which are read, by their numbers
 */
record ArrowSchema(List<ArrowField> fields, Map<Long, ArrowField> dictionaries) {

    /** What a stream says of its version where it is 1.0 or newer. */
    static final int VERSION_5 = 4;

    private static final int VERSION_4 = 3;

    /** As many as a schema of 16 MB may have; parts of it that several columns refer to would be more. */
    private static final int MOST_FIELDS = 200_000;

    private static final int MOST_DEPTH = 64;

    /** Reads what a stream begins with. */
    static ArrowSchema read(FlatTable schema, int version, int length) throws PackedException {
        if (version < VERSION_4) {
            throw new PackedException(
                    "it is of a version of Arrow before 0.8, which is not read. Write it with a newer one");
        }
        if (schema.twoBytes(0, 0) != 0) {
            throw new PackedException("its numbers are big-endian, which is not read. Write it on a machine that is"
                    + " little-endian, as nearly all are");
        }
        Reader reader = new Reader(version, length);
        List<ArrowField> fields = new ArrayList<>();
        Map<Long, ArrowField> dictionaries = new HashMap<>();
        FlatTable.Vector tables = schema.vector(1, Integer.BYTES);
        for (int i = 0; i < tables.size(); i++) {
            ArrowField field = reader.column(tables.table(i));
            fields.add(field);
            if (field.places() != null && field.unread() == null) {
                ArrowField other = dictionaries.putIfAbsent(field.dictionary(), field.ofDictionary());
                if (other != null && !other.type().equals(field.type())) {
                    throw new PackedException("columns share the dictionary number " + field.dictionary()
                            + " and are of different types, the later one being column " + (i + 1));
                }
            }
        }
        return new ArrowSchema(fields, dictionaries);
    }

    /** Counts what fields consist of. */
    private static final class Reader {

        private final int version;
        private int fields;
        private long characters;
        private int nodes;
        private int buffers;
        private int views;

        /** @param characters the most of all names together: no more than there are bytes */
        Reader(int version, int characters) {
            this.version = version;
            this.characters = characters;
        }

        ArrowField column(FlatTable table) throws PackedException {
            nodes = 0;
            buffers = 0;
            views = 0;
            String name = table.text(0);
            characters -= name.length();
            if (characters < 0) {
                throw tooMany();
            }
            FlatTable dictionary = table.table(4);
            ArrowType places = dictionary == null ? null : places(dictionary);
            ArrowType type = count(table, 0);
            return new ArrowField(
                    name,
                    type,
                    type.isList() ? number(table) : null,
                    places,
                    dictionary == null ? 0 : dictionary.big(0),
                    nodes,
                    buffers,
                    views);
        }

        private static PackedException tooMany() {
            return PackedException.tooLarge("it has more than " + MOST_FIELDS
                    + " columns, those within columns counted, or they are nested deeper than " + MOST_DEPTH);
        }

        private static ArrowType places(FlatTable dictionary) throws PackedException {
            FlatTable type = dictionary.table(1);
            return type == null ? ArrowType.places() : ArrowType.integer(type);
        }

        /** The type of a list's elements where they are numbers in the list itself. */
        private static @Nullable ArrowType number(FlatTable list) throws PackedException {
            FlatTable.Vector children = list.vector(5, Integer.BYTES);
            if (children.size() != 1 || children.table(0).has(4)) {
                return null;
            }
            ArrowType element = type(children.table(0));
            return element.isNumber() ? element : null;
        }

        private static ArrowType type(FlatTable field) throws PackedException {
            return ArrowType.read(field.octet(2), field.needed(3));
        }

        private ArrowType count(FlatTable field, int depth) throws PackedException {
            if (++fields > MOST_FIELDS || depth > MOST_DEPTH) {
                throw tooMany();
            }
            ArrowType type = type(field);
            if (type.kind() == ArrowType.Kind.UNION && version < VERSION_5) {
                throw new PackedException("it has a union as of before Arrow 1.0, which is not read");
            }
            nodes++;
            if (field.has(4)) {
                // The batch has places alone: what they lead to, and all within it, is in the dictionary.
                buffers += ArrowType.places().buffers();
                return type;
            }
            buffers += type.buffers();
            views += type.kind().layout() == ArrowType.Layout.VIEWS ? 1 : 0;
            FlatTable.Vector children = field.vector(5, Integer.BYTES);
            for (int i = 0; i < children.size(); i++) {
                count(children.table(i), depth + 1);
            }
            return type;
        }
    }
}
