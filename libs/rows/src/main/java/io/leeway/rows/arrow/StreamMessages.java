package io.leeway.rows.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;

/** The messages of a stream, as they come. */
final class StreamMessages implements Messages {

    /** How files of Feather's first version begin, which are another format. */
    private static final int FEATHER_1 = Bits.intAt("FEA1".getBytes(StandardCharsets.US_ASCII), 0);

    private static final int FIRST_BYTES = 1 << 16;

    private final InputStream in;
    private final ArrowSchema schema;
    private long position;
    private int batches;

    /** How many batches came with all their bytes. */
    private int whole;

    private StreamMessages(InputStream in) throws IOException {
        this.in = in;
        Message first = next();
        if (first == null || first.kind() != Message.SCHEMA) {
            throw new PackedException("It does not begin with what it says of its columns; it is damaged.");
        }
        pass(first.body());
        try {
            schema = ArrowSchema.read(first.header(), first.version(), first.length());
        } catch (PackedException exception) {
            throw exception.at("The schema");
        }
    }

    /** Reads what it begins with. */
    static StreamMessages open(InputStream in) throws IOException {
        return new StreamMessages(in);
    }

    @Override
    public ArrowSchema schema() {
        return schema;
    }

    @Override
    public int batches() {
        return batches;
    }

    @Override
    public boolean mayReplace() {
        return true;
    }

    private String place() {
        return "at byte " + position + ", after batch " + whole;
    }

    @Override
    public @Nullable Message next() throws IOException {
        boolean first = position == 0;
        whole = batches;
        int length = length(first);
        if (length == 0) {
            end();
            return null;
        }
        String place = first ? "The schema" : "What is said of a batch, " + place();
        if (length < 0 || length > MOST_BYTES) {
            if (first) {
                throw noArrow();
            }
            throw PackedException.tooLarge(
                    place + ": it has, as it says, " + Integer.toUnsignedString(length) + " bytes; at most "
                            + MOST_BYTES + " are read. Send fewer columns, or all again if it is damaged.");
        }
        byte[] bytes = body(length);
        try {
            Message message = Message.read(bytes);
            batches += message.kind() == Message.BATCH ? 1 : 0;
            return message;
        } catch (PackedException exception) {
            throw exception.at(place);
        }
    }

    private static PackedException noArrow() {
        return new PackedException("It is neither a stream nor a file of Arrow: it does not begin as one.");
    }

    private int length(boolean first) throws IOException {
        byte[] begin = new byte[Integer.BYTES];
        int read = read(begin, 0);
        if (read == 0 && !first) {
            throw new PackedException("It ends " + place() + ", without the mark of its end, so that it may be cut off."
                    + " Close its writer, and send the whole of it.");
        }
        if (read < Integer.BYTES) {
            throw first ? noArrow() : cutOff();
        }
        int length = Bits.intAt(begin, 0);
        if (first && length == FEATHER_1) {
            throw new PackedException(
                    "It is Feather of version 1, which is not read. Write it as version 2, which is Arrow.");
        }
        return length == CONTINUED ? Bits.intAt(body(Integer.BYTES), 0) : length;
    }

    private PackedException cutOff() {
        return new PackedException(
                "It is cut off: it ends " + place() + ", where more has to follow. Send the whole of it.");
    }

    /** Of which no more memory is taken than twice what there is. */
    @Override
    public byte[] body(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, FIRST_BYTES)];
        int read = 0;
        while (true) {
            read += read(bytes, read);
            if (read < bytes.length) {
                throw cutOff();
            }
            if (read == length) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
        }
    }

    @Override
    public void pass(long length) throws IOException {
        byte[] some = new byte[(int) Math.min(length, FIRST_BYTES)];
        for (long left = length; left > 0; left -= some.length) {
            some = left < some.length ? new byte[(int) left] : some;
            if (read(some, 0) < some.length) {
                throw cutOff();
            }
        }
    }

    /** As many bytes as there are, up to the array's end. */
    private int read(byte[] into, int from) throws IOException {
        int read = in.readNBytes(into, from, into.length - from);
        position += read;
        return read;
    }

    /** Sees to it that nothing is lost behind the last message. */
    private void end() throws IOException {
        if (in.read() >= 0) {
            throw new PackedException(
                    "It goes on behind its end, " + place() + ". Send each of several streams by itself.");
        }
    }
}
