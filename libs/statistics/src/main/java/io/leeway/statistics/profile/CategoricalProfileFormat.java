package io.leeway.statistics.profile;

/** The serialised form of a {@link CategoricalProfile}, version 1: cap, missing, pooled, then each category and count. */
final class CategoricalProfileFormat {

    private static final int FORMAT = 'C';
    private static final int VERSION = 1;

    private CategoricalProfileFormat() {}

    static byte[] write(CategoricalProfile profile) {
        ByteWriter writer = new ByteWriter();
        writer.writeByte(FORMAT);
        writer.writeByte(VERSION);
        writer.writeVarint(profile.cap());
        writer.writeVarint(profile.missing());
        writer.writeVarint(profile.pooled());
        writer.writeVarint(profile.distinct());
        for (int i = 0; i < profile.distinct(); i++) {
            writer.writeString(profile.category(i));
            writer.writeVarint(profile.count(i));
        }
        return writer.finish();
    }

    static CategoricalProfile read(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, FORMAT, VERSION);
        long cap = reader.readCount();
        long missing = reader.readCount();
        long pooled = reader.readCount();
        int distinct = reader.readLength();
        if (cap < 1 || cap > Integer.MAX_VALUE || distinct > cap) {
            throw ByteReader.corrupt("the cap is out of range");
        }
        String[] categories = new String[distinct];
        long[] counts = new long[distinct];
        for (int i = 0; i < distinct; i++) {
            categories[i] = reader.readString();
            counts[i] = reader.readCount();
            if (counts[i] == 0 || (i > 0 && categories[i - 1].compareTo(categories[i]) >= 0)) {
                throw ByteReader.corrupt("its categories are out of order");
            }
        }
        reader.requireEnd();
        return new CategoricalProfile(categories, counts, missing, pooled, (int) cap);
    }
}
