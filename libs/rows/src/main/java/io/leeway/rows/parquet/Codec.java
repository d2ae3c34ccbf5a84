package io.leeway.rows.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

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
     * @throws ParquetException for one that is not read
     */
    static Codec of(int number) throws ParquetException {
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

    private static ParquetException notRead(String name) {
        return new ParquetException("it is compressed with " + name
                + ", which is not read. Write the file with compression zstd, snappy, gzip, lz4 (raw) or none");
    }

    static ParquetException damaged() {
        return new ParquetException("the page cannot be unpacked; the file is damaged");
    }

    /** Unpacks bytes between two places so that they fill the target. */
    void unpack(byte[] packed, int from, int to, byte[] target) throws ParquetException {
        switch (this) {
            case NONE -> {
                if (to - from != target.length) {
                    throw damaged();
                }
                System.arraycopy(packed, from, target, 0, target.length);
            }
            case SNAPPY -> Snappy.unpack(packed, from, to, target);
            case LZ4 -> Lz4.unpack(packed, from, to, target);
            case ZSTD -> Zstd.unpack(packed, from, to, target);
            case GZIP -> inflate(packed, from, to, target);
        }
    }

    private static void inflate(byte[] packed, int from, int to, byte[] target) throws ParquetException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed, from, to - from))) {
            if (unpacked.readNBytes(target, 0, target.length) != target.length || unpacked.read() >= 0) {
                throw damaged();
            }
        } catch (ParquetException exception) {
            throw exception;
        } catch (IOException exception) {
            throw damaged();
        }
    }

    /** Writes again what was written so far before; gives the place behind it. */
    static int repeat(byte[] target, int written, int distance, long length) throws ParquetException {
        if (distance <= 0 || distance > written || length > target.length - written) {
            throw damaged();
        }
        int end = written + (int) length;
        if (distance >= length) {
            System.arraycopy(target, written - distance, target, written, (int) length);
        } else {
            for (int i = written; i < end; i++) {
                target[i] = target[i - distance];
            }
        }
        return end;
    }
}
