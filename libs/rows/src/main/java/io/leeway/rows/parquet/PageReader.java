package io.leeway.rows.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32;

import io.leeway.rows.packed.FileBytes;
import io.leeway.rows.packed.Memory;
import io.leeway.rows.packed.PackedException;

/** The pages of one column, from the first row group to the last. */
final class PageReader {

    private static final int FIRST_PEEK = 1 << 10;
    private static final int MOST_PEEK = 1 << 20;

    private final FileChannel file;
    private final Memory memory;
    private final ColumnShape shape;
    private final List<RowGroup> groups;
    private int group = -1;
    private long at;
    private long end;
    private long valuesLeft;
    private Codec codec = Codec.NONE;
    private Dictionary dictionary = Dictionary.none();
    private long dictionaryMemory;
    private long pageMemory;

    PageReader(FileChannel file, Memory memory, ColumnShape shape, List<RowGroup> groups) {
        this.file = file;
        this.memory = memory;
        this.shape = shape;
        this.groups = groups;
    }

    /** Where the reader is, in words. */
    String place() {
        return "Column '" + shape.name() + "', row group " + (group + 1) + ", the page before byte " + at
                + " of the file";
    }

    /** Whether no value follows those of the page that was given last. */
    boolean isLast() {
        return valuesLeft == 0
                && groups.stream()
                        .skip(group + 1L)
                        .allMatch(later -> later.columns().get(shape.leaf()).values() == 0);
    }

    /** The next page with values, which there is one more of as long as rows are left. */
    Page next() throws IOException {
        memory.give(pageMemory);
        pageMemory = 0;
        while (true) {
            while (valuesLeft == 0) {
                beginGroup();
            }
            if (at >= end) {
                throw new PackedException("it ends " + valuesLeft + " values early; the file is damaged");
            }
            PageHeader header = header();
            byte[] packed = body(header);
            if (header.kind() == PageHeader.DICTIONARY) {
                readDictionary(header, packed);
            } else if (header.isData() && header.values() > 0) {
                if (header.values() > valuesLeft) {
                    throw new PackedException("it holds more values than its row group has; the file is damaged");
                }
                valuesLeft -= header.values();
                return page(header, packed);
            }
        }
    }

    private void beginGroup() throws PackedException {
        group++;
        if (group == groups.size()) {
            throw new PackedException("there are fewer values than rows; the file is damaged");
        }
        ColumnChunk chunk = groups.get(group).columns().get(shape.leaf());
        if (chunk.fault() != null) {
            throw new PackedException(chunk.fault());
        }
        codec = Codec.of(chunk.codec());
        at = chunk.begin();
        end = at + chunk.length();
        valuesLeft = chunk.values();
        if (!shape.isList() && valuesLeft != groups.get(group).rows()) {
            throw new PackedException(
                    "it has " + valuesLeft + " values for " + groups.get(group).rows() + " rows; the file is damaged");
        }
        memory.give(dictionaryMemory);
        dictionaryMemory = 0;
        dictionary = Dictionary.none();
    }

    private PageHeader header() throws IOException {
        for (long peek = FIRST_PEEK; ; peek *= Byte.SIZE) {
            int length = (int) Math.min(Math.min(peek, MOST_PEEK), end - at);
            ThriftReader in = new ThriftReader(FileBytes.read(file, at, length));
            try {
                PageHeader header = PageHeader.read(in);
                at += in.position();
                return header;
            } catch (PackedException exception) {
                if (!in.isEnded() || length == end - at || peek >= MOST_PEEK) {
                    throw exception;
                }
            }
        }
    }

    private byte[] body(PageHeader header) throws IOException {
        if (header.packed() > end - at) {
            throw new PackedException("it is longer than its column; the file is damaged");
        }
        memory.take(header.packed());
        byte[] packed = FileBytes.read(file, at, header.packed());
        memory.give(header.packed());
        at += packed.length;
        if (header.crc() >= 0) {
            CRC32 sum = new CRC32();
            sum.update(packed);
            if (sum.getValue() != header.crc()) {
                throw new PackedException("its checksum is another one; the file is damaged");
            }
        }
        return packed;
    }

    private void readDictionary(PageHeader header, byte[] packed) throws PackedException {
        memory.give(dictionaryMemory);
        dictionaryMemory = header.unpacked() + Dictionary.memory(header.values());
        memory.take(dictionaryMemory);
        byte[] unpacked = new byte[header.unpacked()];
        codec.unpack(packed, 0, packed.length, unpacked);
        dictionary = Dictionary.of(
                ValueCells.typeOf(shape), ValueCells.valueOf(shape).width(), unpacked, header.values());
    }

    private Page page(PageHeader header, byte[] packed) throws PackedException {
        pageMemory = header.unpacked();
        memory.take(pageMemory);
        return Page.of(header, packed, new byte[header.unpacked()], codec, shape, dictionary);
    }
}
