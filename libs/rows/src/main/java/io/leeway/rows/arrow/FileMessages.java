package io.leeway.rows.arrow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.FileBytes;
import io.leeway.rows.packed.PackedException;

/**
 * The messages of a file, which its footer says the places of: first all dictionaries, wherever they stand (Polars writes them
 * behind the batches), then the batches.
 */
final class FileMessages implements Messages {

    /** What stands at a file's beginning, filled up to a whole word, and at its end. */
    static final String MAGIC = "ARROW1";

    private static final int BEGINNING = Long.BYTES;

    /** The footer's length, and what ends the file. */
    private static final int TAIL = Integer.BYTES + MAGIC.length();

    /** Each message in a footer: where it is, and the lengths of itself and of the bytes that follow. */
    private static final int BLOCK = 3 * Long.BYTES;

    private final FileChannel file;
    private final ArrowSchema schema;
    private final FlatTable.Vector dictionaries;
    private final FlatTable.Vector batches;

    /** How many messages were read. */
    private int read;

    /** Where the last message ends, and what follows it begins. */
    private long end;

    private FileMessages(FileChannel file, FlatTable footer, int length) throws PackedException {
        this.file = file;
        schema = ArrowSchema.read(footer.needed(1), footer.twoBytes(0, 0), length);
        dictionaries = footer.vector(2, BLOCK);
        batches = footer.vector(3, BLOCK);
    }

    /** Reads the footer. */
    static FileMessages open(FileChannel file) throws IOException {
        long size = file.size();
        if (size < BEGINNING + TAIL || !ends(file, size)) {
            throw new PackedException(
                    "It begins as a file of Arrow and does not end as one: it is cut off. Send the whole of it.");
        }
        int length = Bits.intAt(FileBytes.read(file, size - TAIL, Integer.BYTES), 0);
        if (length <= 0 || length > size - BEGINNING - TAIL) {
            throw new PackedException("Its footer has, as it says, " + Integer.toUnsignedString(length)
                    + " bytes, of which the file has no room. The file is damaged.");
        }
        if (length > MOST_BYTES) {
            throw PackedException.tooLarge("Its footer has " + length + " bytes; at most " + MOST_BYTES
                    + " are read. Write larger batches, or send fewer columns.");
        }
        try {
            FlatTable footer = FlatTable.root(FileBytes.read(file, size - TAIL - length, length));
            return new FileMessages(file, footer, length);
        } catch (PackedException exception) {
            throw exception.at("The footer");
        }
    }

    private static boolean ends(FileChannel file, long size) throws IOException {
        byte[] last = FileBytes.read(file, size - MAGIC.length(), MAGIC.length());
        return new String(last, StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    @Override
    public ArrowSchema schema() {
        return schema;
    }

    @Override
    public @Nullable Message next() throws IOException {
        boolean ofDictionary = read < dictionaries.size();
        int number = ofDictionary ? read : batches();
        FlatTable.Vector blocks = ofDictionary ? dictionaries : batches;
        if (number == blocks.size()) {
            return null;
        }
        read++;
        long begin = blocks.big(number, 0);
        try {
            Message message = message(begin, (int) blocks.big(number, Long.BYTES));
            if (message.kind() != (ofDictionary ? Message.DICTIONARY : Message.BATCH)) {
                throw new PackedException("it is another kind of message than the footer says; the file is damaged");
            }
            return message;
        } catch (PackedException exception) {
            throw exception.at((ofDictionary ? "Dictionary " : "Batch ") + (number + 1) + ", at byte " + begin);
        }
    }

    private Message message(long begin, int length) throws IOException {
        if (length < 2 * Integer.BYTES || length > MOST_BYTES) {
            throw new PackedException("what is said of it has, as the footer says, " + Integer.toUnsignedString(length)
                    + " bytes; 8 to " + MOST_BYTES + " are read");
        }
        byte[] bytes = FileBytes.read(file, begin, length);
        int prefix = Bits.intAt(bytes, 0) == CONTINUED ? 2 * Integer.BYTES : Integer.BYTES;
        end = begin + length;
        return Message.read(Arrays.copyOfRange(bytes, prefix, length));
    }

    @Override
    public byte[] body(int length) throws IOException {
        return FileBytes.read(file, end, length);
    }

    @Override
    public void pass(long length) {
        // The next message is found by the footer.
    }

    @Override
    public int batches() {
        return Math.max(0, read - dictionaries.size());
    }

    @Override
    public boolean mayReplace() {
        return false;
    }
}
