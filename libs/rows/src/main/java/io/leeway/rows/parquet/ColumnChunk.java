package io.leeway.rows.parquet;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.PackedException;

/**
 * The pages of one column in one row group.
 *
 * @param codec how they are compressed, by its number
 * @param values how many values there are, missing ones and elements of lists included
 * @param begin where the first page begins in the file
 * @param length the bytes of all pages with their headers
 * @param fault why they cannot be read at all; absent where they can
 */
record ColumnChunk(
        int codec,
        long values,
        long begin,
        long length,
        @Nullable String fault) {

    static ColumnChunk read(ThriftReader in) throws PackedException {
        // Codec, values, length, first data page, dictionary page
        long[] numbers = {0, 0, 0, 0, 0};
        String[] fault = {"the footer does not say where it is"};
        boolean[] elsewhere = {false};
        in.struct(field -> {
            switch (field) {
                case 1 -> {
                    elsewhere[0] = true;
                    in.skip();
                }
                case 3 -> {
                    fault[0] = "";
                    in.struct(meta -> {
                        switch (meta) {
                            case 4 -> numbers[0] = in.count();
                            case 5 -> numbers[1] = in.size();
                            case 7 -> numbers[2] = in.size();
                            case 9 -> numbers[3] = in.size();
                            case 11 -> numbers[4] = in.size();
                            default -> in.skip();
                        }
                    });
                }
                case 8, 9 -> {
                    fault[0] = "it is encrypted; send it decrypted";
                    in.skip();
                }
                default -> in.skip();
            }
        });
        String why = elsewhere[0] ? "it is in another file" : fault[0];
        // Some writers say 0 where there is no dictionary, and some put it behind the pages' beginning.
        long begin = numbers[4] > 0 && numbers[4] < numbers[3] ? numbers[4] : numbers[3];
        return new ColumnChunk((int) numbers[0], numbers[1], begin, numbers[2], why.isEmpty() ? null : why);
    }
}
