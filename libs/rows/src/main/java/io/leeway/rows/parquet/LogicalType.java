package io.leeway.rows.parquet;

import io.leeway.rows.packed.PackedException;

/**
 * What values mean.
 *
 * @param kind the kind of thing
 * @param scale the digits behind the point of a decimal
 * @param bits the bits of a whole number
 * @param signed whether a whole number may be negative
 * @param unit of a time or timestamp
 * @param utc whether a timestamp is one in UTC; otherwise it says no zone
 */
record LogicalType(Kind kind, int scale, int bits, boolean signed, Unit unit, boolean utc) {

    /** The kinds of things, with what they are called. */
    enum Kind {
        NONE("plain"),
        STRING("string"),
        ENUM("enum"),
        JSON("json"),
        DECIMAL("decimal"),
        DATE("date"),
        TIME("time of day"),
        TIMESTAMP("timestamp"),
        INTEGER("integer"),
        UNKNOWN("null"),
        UUID("uuid"),
        FLOAT16("float16"),
        LIST("list"),
        MAP("map"),
        BSON("bson"),
        INTERVAL("interval"),
        VARIANT("variant"),
        OTHER("of a newer kind");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Units of time. */
    enum Unit {
        MILLIS(1_000),
        MICROS(1_000_000),
        NANOS(1_000_000_000);

        private final long perSecond;

        Unit(long perSecond) {
            this.perSecond = perSecond;
        }

        long perSecond() {
            return perSecond;
        }
    }

    private static final Kind[] KINDS = {
        Kind.NONE,
        Kind.STRING,
        Kind.MAP,
        Kind.LIST,
        Kind.ENUM,
        Kind.DECIMAL,
        Kind.DATE,
        Kind.TIME,
        Kind.TIMESTAMP,
        Kind.INTERVAL,
        Kind.INTEGER,
        Kind.UNKNOWN,
        Kind.JSON,
        Kind.BSON,
        Kind.UUID,
        Kind.FLOAT16,
        Kind.VARIANT
    };

    /** Of values that are what they are stored as. */
    static LogicalType none() {
        return of(Kind.NONE);
    }

    private static LogicalType of(Kind kind) {
        return new LogicalType(kind, 0, 0, true, Unit.MILLIS, false);
    }

    /** As older files say it, by its number in the format. */
    static LogicalType ofConverted(int number, int scale) {
        return switch (number) {
            case 0 -> of(Kind.STRING);
            case 1, 2 -> of(Kind.MAP);
            case 3 -> of(Kind.LIST);
            case 4 -> of(Kind.ENUM);
            case 5 -> new LogicalType(Kind.DECIMAL, scale, 0, true, Unit.MILLIS, false);
            case 6 -> of(Kind.DATE);
            case 7, 8 -> of(Kind.TIME);
            case 9 -> new LogicalType(Kind.TIMESTAMP, 0, 0, true, Unit.MILLIS, true);
            case 10 -> new LogicalType(Kind.TIMESTAMP, 0, 0, true, Unit.MICROS, true);
            case 11, 12, 13, 14 -> new LogicalType(Kind.INTEGER, 0, 8 << (number - 11), false, Unit.MILLIS, false);
            case 15, 16, 17, 18 -> new LogicalType(Kind.INTEGER, 0, 8 << (number - 15), true, Unit.MILLIS, false);
            case 19 -> of(Kind.JSON);
            case 20 -> of(Kind.BSON);
            case 21 -> of(Kind.INTERVAL);
            default -> of(Kind.OTHER);
        };
    }

    /** Reads one, a union of one field that is a structure of its own. */
    static LogicalType read(ThriftReader in) throws PackedException {
        LogicalType[] read = {none()};
        in.struct(kind -> read[0] = parameters(kind > 0 && kind < KINDS.length ? KINDS[kind] : Kind.OTHER, in));
        return read[0];
    }

    private static LogicalType parameters(Kind kind, ThriftReader in) throws PackedException {
        int[] numbers = {0, 0};
        boolean[] flags = {true, false};
        in.struct(field -> {
            switch (kind) {
                case DECIMAL -> {
                    int number = in.count();
                    numbers[0] = field == 1 ? number : numbers[0];
                }
                case INTEGER -> {
                    if (field == 1) {
                        numbers[0] = in.count();
                    } else {
                        flags[0] = in.bool();
                    }
                }
                case TIME, TIMESTAMP -> {
                    if (field == 1) {
                        flags[1] = in.bool();
                    } else {
                        in.struct(unit -> {
                            numbers[1] = unit;
                            in.skip();
                        });
                    }
                }
                default -> in.skip();
            }
        });
        int unit = Math.clamp(numbers[1], 1, Unit.values().length) - 1;
        return new LogicalType(kind, numbers[0], numbers[0], flags[0], Unit.values()[unit], flags[1]);
    }
}
