package io.leeway.rows.arrow;

import io.leeway.rows.packed.PackedException;

/**
 * What the values of a column are.
 *
 * @param kind the kind of thing
 * @param width the bytes of each value, or the elements of each list; 0 where they differ, or are bits
 * @param signed whether a whole number may be negative
 * @param scale the digits behind the point of a decimal
 * @param perSecond how many units of a timestamp a second has
 * @param utc whether a timestamp is one in UTC; otherwise it says no zone
 */
record ArrowType(Kind kind, int width, boolean signed, int scale, long perSecond, boolean utc) {

    /** The kinds of things, in the order of their numbers in the format, with what they are called. */
    enum Kind {
        NONE("of no type", Layout.NOTHING),
        NULL("null", Layout.NOTHING),
        INTEGER("integer", Layout.FIXED),
        FLOAT("float", Layout.FIXED),
        BINARY("binary", Layout.BYTES),
        TEXT("text", Layout.BYTES),
        BOOLEAN("boolean", Layout.FIXED),
        DECIMAL("decimal", Layout.FIXED),
        DATE("date", Layout.FIXED),
        TIME("time of day", Layout.FIXED),
        TIMESTAMP("timestamp", Layout.FIXED),
        INTERVAL("an interval", Layout.FIXED),
        LIST("a list of something else than numbers", Layout.FIXED),
        STRUCTURE("a structure", Layout.FLAGS),
        UNION("a union", Layout.FLAGS),
        FIXED_BINARY("binary", Layout.FIXED),
        FIXED_LIST("a list of something else than numbers", Layout.FLAGS),
        MAP("a map", Layout.FIXED),
        DURATION("a duration", Layout.FIXED),
        LARGE_BINARY("binary", Layout.BYTES),
        LARGE_TEXT("text", Layout.BYTES),
        LARGE_LIST("a list of something else than numbers", Layout.FIXED),
        RUNS("encoded in runs", Layout.NOTHING),
        BINARY_VIEW("binary", Layout.VIEWS),
        TEXT_VIEW("text", Layout.VIEWS),
        LIST_VIEW("a list by views", Layout.BYTES),
        LARGE_LIST_VIEW("a list by views", Layout.BYTES);

        private final String word;
        private final Layout layout;

        Kind(String word, Layout layout) {
            this.word = word;
            this.layout = layout;
        }

        String word() {
            return word;
        }

        Layout layout() {
            return layout;
        }
    }

    /** Which buffers there are of each column of a kind. */
    enum Layout {
        /** None. */
        NOTHING(0),
        /** What is missing, or which of several things a value is. */
        FLAGS(1),
        /** What is missing, and values or where they begin. */
        FIXED(2),
        /** What is missing, where values begin, and what they are. */
        BYTES(3),
        /** What is missing, views, and as many buffers of bytes as the batch says. */
        VIEWS(2);

        private final int buffers;

        Layout(int buffers) {
            this.buffers = buffers;
        }

        int buffers() {
            return buffers;
        }
    }

    private static final int DENSE = 1;
    private static final int DAYS = 0;
    private static final int BITS_OF_DECIMALS = 128;

    /** More digits than any decimal of 256 bits has. */
    private static final int MOST_SCALE = 76;

    private static final long[] PER_SECOND = {1, 1_000, 1_000_000, 1_000_000_000};

    /** Reads the type of a field, which is a number and a table of parameters. */
    static ArrowType read(int number, FlatTable parameters) throws PackedException {
        if (number <= 0 || number >= Kind.values().length) {
            throw new PackedException("a column is of a type that is newer than this reader, number " + number);
        }
        Kind kind = Kind.values()[number];
        return switch (kind) {
            case INTEGER -> integer(parameters);
            case FLOAT -> of(kind, Short.BYTES << within(parameters.twoBytes(0, 0), 2));
            case DECIMAL -> {
                int scale = parameters.number(1, 0);
                within(Math.abs(scale), MOST_SCALE);
                yield new ArrowType(kind, bytes(parameters.number(2, BITS_OF_DECIMALS), 32), true, scale, 1, false);
            }
            case DATE -> of(kind, parameters.twoBytes(0, 1) == DAYS ? Integer.BYTES : Long.BYTES);
            case TIMESTAMP -> {
                long perSecond = PER_SECOND[within(parameters.twoBytes(0, 0), PER_SECOND.length - 1)];
                boolean utc = parameters.vector(1, 1).size() > 0;
                yield new ArrowType(kind, Long.BYTES, true, 0, perSecond, utc);
            }
            case FIXED_LIST -> of(kind, within(parameters.number(0, 0), Integer.MAX_VALUE));
            // What a dense one has more is where its values stand.
            case UNION -> of(kind, parameters.twoBytes(0, 0) == DENSE ? 1 : 0);
            default -> of(kind, 0);
        };
    }

    /** Of a whole number, as values and as places in a dictionary. */
    static ArrowType integer(FlatTable parameters) throws PackedException {
        boolean signed = parameters.octet(1) != 0;
        return new ArrowType(Kind.INTEGER, bytes(parameters.number(0, Integer.SIZE), Long.BYTES), signed, 0, 1, false);
    }

    /** Places in a dictionary that says nothing of them. */
    static ArrowType places() {
        return of(Kind.INTEGER, Integer.BYTES);
    }

    private static ArrowType of(Kind kind, int width) {
        return new ArrowType(kind, width, true, 0, 1, false);
    }

    private static int bytes(int bits, int most) throws PackedException {
        if (bits < Byte.SIZE || bits > most * Byte.SIZE || Integer.bitCount(bits) != 1) {
            throw new PackedException("a column is of numbers of " + bits + " bits, which there are not");
        }
        return bits / Byte.SIZE;
    }

    private static int within(int number, int most) throws PackedException {
        if (number < 0 || number > most) {
            throw new PackedException("a column's type says " + number + " where it says at most " + most);
        }
        return number;
    }

    /** How many buffers each column of it has, besides those that a batch counts. */
    int buffers() {
        return kind.layout().buffers() + (kind == Kind.UNION ? width : 0);
    }

    boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.FLOAT || kind == Kind.DECIMAL;
    }

    boolean isList() {
        return kind == Kind.LIST || kind == Kind.LARGE_LIST || kind == Kind.FIXED_LIST;
    }

    /** Whether its values are read, those of lists aside. */
    boolean isRead() {
        return switch (kind) {
            case NULL, INTEGER, FLOAT, TEXT, BOOLEAN, DECIMAL, DATE, TIMESTAMP, LARGE_TEXT, TEXT_VIEW -> true;
            default -> false;
        };
    }
}
