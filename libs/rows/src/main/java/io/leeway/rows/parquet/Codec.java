package io.leeway.rows.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

import io.leeway.rows.packed.Lz4;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.Snappy;
import io.leeway.rows.packed.Unpacking;
import io.leeway.rows.packed.Zstd;

/** How pages are compressed. */
enum Codec {
    NONE,
    SNAPPY,
    GZIP,
    LZ4,
    ZSTD;

    /**
     * By its number in the format.
     *
     * @throws PackedException for one that is not read
     */
    static Codec of(int number) throws PackedException {
        return switch (number) {
            case 0 -> NONE;
            case 1 -> SNAPPY;
            case 2 -> GZIP;
            case 6 -> ZSTD;
            case 7 -> LZ4;
            case 3 -> throw notRead("lzo");
            case 4 -> throw notRead("brotli");
            case 5 -> throw notRead("lz4 in Hadoop's frames");
            default -> throw notRead("codec number " + number);
        };
    }

    private static PackedException notRead(String name) {
        return new PackedException("it is compressed with " + name
                + ", which is not read. Write the file with compression zstd, snappy, gzip, lz4 (raw) or none");
    }

    /** Unpacks bytes between two places so that they fill the target. */
    void unpack(byte[] packed, int from, int to, byte[] target) throws PackedException {
        switch (this) {
            case NONE -> {
                if (to - from != target.length) {
                    throw Unpacking.damaged();
                }
                System.arraycopy(packed, from, target, 0, target.length);
            }
            case SNAPPY -> Snappy.unpack(packed, from, to, target);
            case LZ4 -> Lz4.unpack(packed, from, to, target);
            case ZSTD -> Zstd.unpack(packed, from, to, target);
            case GZIP -> inflate(packed, from, to, target);
        }
    }

    private static void inflate(byte[] packed, int from, int to, byte[] target) throws PackedException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed, from, to - from))) {
            if (unpacked.readNBytes(target, 0, target.length) != target.length || unpacked.read() >= 0) {
                throw Unpacking.damaged();
            }
        } catch (PackedException exception) {
            throw exception;
        } catch (IOException exception) {
            throw Unpacking.damaged();
        }
    }
}
