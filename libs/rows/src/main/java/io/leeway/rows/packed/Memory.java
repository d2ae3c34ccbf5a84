package io.leeway.rows.packed;

/** The memory that the parts of one table may take, at the same time and one after the other. */
public final class Memory {

    private final long most;
    private final long mostInAll;
    private final String parts;
    private final String smaller;
    private long taken;
    private long inAll;

    /**
     * For so many bytes.
     *
     * @param most at the same time
     * @param mostInAll in all parts, which take time to unpack
     * @param parts what the parts are called
     * @param smaller how smaller ones are written
     */
    public Memory(long most, long mostInAll, String parts, String smaller) {
        this.most = most;
        this.mostInAll = mostInAll;
        this.parts = parts;
        this.smaller = smaller;
    }

    /**
     * Takes so many bytes, also more than there are of any memory.
     *
     * @throws PackedException if there are not so many
     */
    public void take(long bytes) throws PackedException {
        // Bytes are as many as somebody claims: they are compared before they are added.
        if (bytes > mostInAll - inAll) {
            throw PackedException.tooLarge(
                    "the " + parts + " read so far unpack into more than " + mostInAll + " bytes");
        }
        if (bytes > most - taken) {
            throw PackedException.tooLarge(
                    "the " + parts + " that are read at the same time take, unpacked, more than the "
                            + most + " bytes of memory that there are for them. Write smaller " + parts + " (" + smaller
                            + "), or send fewer columns");
        }
        taken += bytes;
        inAll += bytes;
    }

    /** Gives so many back. */
    public void give(long bytes) {
        taken -= bytes;
    }
}
