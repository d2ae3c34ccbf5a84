package io.leeway.statistics.profile;

import org.jspecify.annotations.Nullable;

/**
 * The serialised form of a {@link NumericProfile}, version 1: counts, moments and error bound, then the distinct values as
 * differences of their order-preserving bits, then their counts unless all are one.
 */
final class NumericProfileFormat {

    private static final int FORMAT = 'N';
    private static final int VERSION = 1;

    private NumericProfileFormat() {}

    static byte[] write(NumericProfile profile) {
        ByteWriter writer = new ByteWriter();
        writer.writeByte(FORMAT);
        writer.writeByte(VERSION);
        writer.writeVarint(profile.missing());
        writer.writeVarint(profile.zeros());
        writer.writeVarint(profile.positiveInfinities());
        writer.writeVarint(profile.negativeInfinities());
        SortedSample sample = profile.sample();
        writer.writeVarint(sample.points());
        if (sample.points() > 0) {
            writer.writeDouble(profile.min());
            writer.writeDouble(profile.max());
            writer.writeDouble(profile.moments().mean());
            writer.writeDouble(profile.moments().deviation());
            writer.writeDouble(profile.error().rank());
            writer.writeDouble(profile.error().wasserstein());
            writeSample(writer, sample);
        }
        return writer.finish();
    }

    private static void writeSample(ByteWriter writer, SortedSample sample) {
        long previous = ColumnSorter.key(sample.value(0));
        writer.writeLong(previous);
        for (int i = 1; i < sample.points(); i++) {
            long key = ColumnSorter.key(sample.value(i));
            writer.writeVarint(key - previous);
            previous = key;
        }
        writer.writeByte(sample.allOnce() ? 1 : 0);
        if (!sample.allOnce()) {
            for (int i = 0; i < sample.points(); i++) {
                writer.writeVarint(sample.count(i));
            }
        }
    }

    static NumericProfile read(byte[] bytes, int most) {
        ByteReader reader = new ByteReader(bytes, FORMAT, VERSION);
        long missing = reader.readCount();
        long zeros = reader.readCount();
        long positiveInfinities = reader.readCount();
        long negativeInfinities = reader.readCount();
        int points = reader.readLength();
        if (points > most) {
            throw ByteReader.corrupt("it has " + points + " distinct values, more than " + most);
        }
        if (points == 0) {
            reader.requireEnd();
            return new NumericProfile(
                    SortedSample.empty(),
                    missing,
                    zeros,
                    positiveInfinities,
                    negativeInfinities,
                    0,
                    0,
                    new Moments(0, 0),
                    ErrorBound.EXACT);
        }
        double min = reader.readFiniteDouble();
        double max = reader.readFiniteDouble();
        Moments moments = new Moments(reader.readFiniteDouble(), reader.readFiniteDouble());
        ErrorBound error = new ErrorBound(reader.readFiniteDouble(), reader.readFiniteDouble());
        double[] values = readValues(reader, points);
        long[] cumulative = readCounts(reader, points);
        reader.requireEnd();
        if (min > values[0] || max < values[points - 1]) {
            throw ByteReader.corrupt("its values leave their range");
        }
        return new NumericProfile(
                new SortedSample(values, cumulative),
                missing,
                zeros,
                positiveInfinities,
                negativeInfinities,
                min,
                max,
                moments,
                error);
    }

    private static double[] readValues(ByteReader reader, int points) {
        double[] values = new double[points];
        long key = reader.readLong();
        values[0] = ColumnSorter.value(key);
        for (int i = 1; i < points; i++) {
            key += reader.readVarint();
            values[i] = ColumnSorter.value(key);
            if (!(values[i - 1] < values[i])) {
                throw ByteReader.corrupt("its values do not ascend");
            }
        }
        if (!Double.isFinite(values[0]) || !Double.isFinite(values[points - 1])) {
            throw ByteReader.corrupt("a value is not finite");
        }
        return values;
    }

    private static long @Nullable [] readCounts(ByteReader reader, int points) {
        if (reader.readByte() == 1) {
            return null;
        }
        long[] cumulative = new long[points + 1];
        for (int i = 0; i < points; i++) {
            long count = reader.readCount();
            cumulative[i + 1] = cumulative[i] + count;
            if (count == 0 || cumulative[i + 1] < cumulative[i]) {
                throw ByteReader.corrupt("a count is out of range");
            }
        }
        return cumulative;
    }
}
