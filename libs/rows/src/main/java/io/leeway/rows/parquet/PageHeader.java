package io.leeway.rows.parquet;

import io.leeway.rows.packed.PackedException;

/**
 * What stands before a page.
 *
 * @param kind what the page holds
 * @param unpacked its bytes once it is unpacked
 * @param packed its bytes as they stand in the file
 * @param values how many values it holds, missing ones included
 * @param encoding how they are written, by its number
 * @param levels what is said of repetition and definition levels
 * @param compressed whether it is compressed, in pages of the second version
 * @param crc the checksum of its bytes; less than 0 where there is none
 */
record PageHeader(
        int kind, int unpacked, int packed, int values, int encoding, Levels levels, boolean compressed, long crc) {

    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_V2 = 3;

    /** The only way in which levels are written nowadays. */
    static final int RLE = 3;

    /**
     * Their bytes, and how they are written in pages of the first version.
     *
     * @param repetition the bytes of the repetition levels, which come first
     * @param definition those of the definition levels
     * @param repetitionEncoding how the repetition levels are written, by its number
     * @param definitionEncoding how the definition levels are
     */
    record Levels(int repetition, int definition, int repetitionEncoding, int definitionEncoding) {}

    static PageHeader read(ThriftReader in) throws PackedException {
        // Kind, unpacked, packed, values, encoding, definition levels, repetition levels, encodings of both
        int[] numbers = {-1, 0, 0, 0, 0, 0, 0, RLE, RLE};
        long[] crc = {-1};
        boolean[] compressed = {true};
        in.struct(field -> {
            switch (field) {
                case 1 -> numbers[0] = in.count();
                case 2 -> numbers[1] = in.count();
                case 3 -> numbers[2] = in.count();
                case 4 -> crc[0] = in.number() & 0xFFFF_FFFFL;
                case 5 ->
                    in.struct(data -> {
                        switch (data) {
                            case 1 -> numbers[3] = in.count();
                            case 2 -> numbers[4] = in.count();
                            case 3 -> numbers[7] = in.count();
                            case 4 -> numbers[8] = in.count();
                            default -> in.skip();
                        }
                    });
                case 7 ->
                    in.struct(dictionary -> {
                        switch (dictionary) {
                            case 1 -> numbers[3] = in.count();
                            default -> in.skip();
                        }
                    });
                case 8 ->
                    in.struct(data -> {
                        switch (data) {
                            case 1 -> numbers[3] = in.count();
                            case 4 -> numbers[4] = in.count();
                            case 5 -> numbers[5] = in.count();
                            case 6 -> numbers[6] = in.count();
                            case 7 -> compressed[0] = in.bool();
                            default -> in.skip();
                        }
                    });
                default -> in.skip();
            }
        });
        return new PageHeader(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                new Levels(numbers[6], numbers[5], numbers[8], numbers[7]),
                compressed[0],
                crc[0]);
    }

    boolean isData() {
        return kind == DATA || kind == DATA_V2;
    }
}
