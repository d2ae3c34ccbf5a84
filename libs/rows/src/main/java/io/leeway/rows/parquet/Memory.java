package io.leeway.rows.parquet;

/** The memory that the pages of one file may take, at the same time and one after the other. */
final class Memory {

    private final long most;
    private final long mostInAll;
    private long taken;
    private long inAll;

    /**
     * For so many bytes.
     *
     * @param most at the same time
     * @param mostInAll in all pages, which take time to unpack
     */
    Memory(long most, long mostInAll) {
        this.most = most;
        this.mostInAll = mostInAll;
    }

    /** Takes so many bytes. */
    void take(long bytes) throws ParquetException {
        taken += bytes;
        inAll += bytes;
        if (inAll > mostInAll) {
            throw ParquetException.tooLarge("the pages read so far unpack into more than " + mostInAll + " bytes");
        }
        if (taken > most) {
            throw ParquetException.tooLarge(
                    "the pages that are read at the same time take, unpacked, more than the " + most
                            + " bytes of memory that there are for them. Write smaller pages (data_page_size), or send fewer columns");
        }
    }

    /** Gives so many back. */
    void give(long bytes) {
        taken -= bytes;
    }
}
