package io.leeway.rows.parquet;

/** The memory that the pages of one file may take at the same time. */
final class Memory {

    private final long most;
    private long taken;

    Memory(long most) {
        this.most = most;
    }

    /** Takes so many bytes. */
    void take(long bytes) throws ParquetException {
        taken += bytes;
        if (taken > most) {
            throw ParquetException.tooLarge("the pages that are read at the same time take, unpacked, more than the " + most
                    + " bytes of memory that there are for them. Write smaller pages (data_page_size), or send fewer columns");
        }
    }

    /** Gives so many back. */
    void give(long bytes) {
        taken -= bytes;
    }
}
