package io.leeway.rows.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.Memory;
import io.leeway.rows.packed.PackedException;

/**
 * The batches of a stream or file of Arrow (the <a href="https://arrow.apache.org/docs/format/Columnar.html">IPC formats</a>),
 * of which one batch and the dictionaries are held at a time.
 */
public final class ArrowBatches {

    private final Messages messages;
    private final ArrowSchema schema;
    private final Memory memory;
    private final Map<Long, ArrowDictionary> dictionaries = new HashMap<>();
    private @Nullable Batch batch;

    /** The rows of all batches before this one. */
    private long before;

    private ArrowBatches(Messages messages, long memory, long unpacked) {
        this.messages = messages;
        this.memory = new Memory(memory, unpacked, "batches", "max_chunksize, record_batch_size");
        schema = messages.schema();
        schema.dictionaries().keySet().forEach(id -> dictionaries.put(id, new ArrowDictionary()));
    }

    /** Whether bytes begin as those of a file, and not of a stream. */
    public static boolean isFile(byte[] begin) {
        return new String(begin, StandardCharsets.ISO_8859_1).startsWith(FileMessages.MAGIC);
    }

    /**
     * Reads what a stream says of its columns.
     *
     * @param in the bytes, which whoever opened them closes
     * @param memory the most bytes of batches and dictionaries that are held at the same time; no more than an array has
     * @param unpacked the most bytes that all of them may unpack into
     * @throws PackedException if it is none, damaged, or of a kind that is not read
     */
    public static ArrowBatches open(InputStream in, long memory, long unpacked) throws IOException {
        return new ArrowBatches(StreamMessages.open(in), memory, unpacked);
    }

    /**
     * Reads what a file says of its columns.
     *
     * @param file the whole file, which whoever opened it closes
     * @param memory as of a stream
     * @param unpacked as of a stream
     * @throws PackedException if it is none, damaged, or of a kind that is not read
     */
    public static ArrowBatches open(FileChannel file, long memory, long unpacked) throws IOException {
        return new ArrowBatches(FileMessages.open(file), memory, unpacked);
    }

    /** The names of its columns. */
    public List<String> names() {
        return schema.fields().stream().map(ArrowField::name).toList();
    }

    /** What the values of a column are that is not read, in words; absent where it is. */
    public @Nullable String unread(int column) {
        return schema.fields().get(column).unread();
    }

    /**
     * Goes on to the next batch, with what its dictionaries became.
     *
     * @return its rows, also none; -1 behind the last one
     * @throws PackedException with the place, if it cannot be read
     */
    public int next() throws IOException {
        if (batch != null) {
            before += batch.rows();
            batch.close();
            batch = null;
        }
        for (Message message = messages.next(); message != null; message = messages.next()) {
            switch (message.kind()) {
                case Message.DICTIONARY -> dictionary(message);
                case Message.BATCH -> {
                    batch = read(schema.fields(), message, message.header(), "Batch " + messages.batches());
                    return batch.rows();
                }
                default ->
                    throw new PackedException("What follows batch " + messages.batches()
                            + " is neither a batch nor a dictionary; it is damaged");
            }
        }
        return -1;
    }

    private void dictionary(Message message) throws IOException {
        long id = message.header().big(0);
        ArrowField field = schema.dictionaries().get(id);
        ArrowDictionary dictionary = dictionaries.get(id);
        if (field == null || dictionary == null) {
            // A footer may name it again and again.
            memory.take(message.length());
            memory.give(message.length());
            messages.pass(message.body());
            return;
        }
        String place = "A dictionary of column '" + field.name() + "', before batch " + (messages.batches() + 1);
        boolean grows = message.header().octet(2) != 0;
        if (!grows && dictionary.isGiven() && !messages.mayReplace()) {
            throw new PackedException(
                    place + ": it replaces another one, which no file allows. Write the rows as a stream.");
        }
        if (!grows) {
            dictionary.clear();
        }
        dictionary.grow(read(List.of(field), message, message.header().needed(1), place));
    }

    /** @param header the message's, or where within it a batch says what it is */
    private Batch read(List<ArrowField> fields, Message message, FlatTable header, String place) throws IOException {
        try {
            memory.take(message.body());
            long besides = message.length() + Batch.memory(fields);
            memory.take(besides);
            byte[] body = messages.body((int) message.body());
            return new Batch(fields, header, body, memory, besides, dictionaries);
        } catch (PackedException exception) {
            throw exception.at(place);
        }
    }

    /**
     * Puts a cell of the current batch into another, which holds it until the next row is asked for.
     *
     * @param column one that is read
     * @param row from 0, within the batch
     * @param most the most bytes of a text
     * @return the bytes that the cell takes
     * @throws PackedException with the place, if it cannot be read
     */
    public long cell(int column, int row, Cell into, long most) throws PackedException {
        if (batch == null) {
            throw new IllegalStateException("There is no batch before the first or behind the last one.");
        }
        try {
            return batch.values(column).set(row, into, most);
        } catch (PackedException exception) {
            throw exception.at("From row " + (before + row + 1) + " on. Batch " + messages.batches() + ", column '"
                    + schema.fields().get(column).name() + "'");
        }
    }
}
