package io.leeway.rows.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.packed.Memory;
import io.leeway.rows.packed.PackedException;

/** A Parquet file, of which only the columns that are asked for are read. */
public final class ParquetFile {

    private final FileChannel file;
    private final Memory memory;
    private final Footer footer;

    private ParquetFile(FileChannel file, Memory memory, Footer footer) {
        this.file = file;
        this.memory = memory;
        this.footer = footer;
    }

    /**
     * Reads the footer.
     *
     * @param file the whole file, which whoever opened it closes
     * @param memory the most bytes of pages that are held at the same time
     * @param unpacked the most bytes that all pages may unpack into
     * @throws PackedException if it is none, damaged, or of a kind that is not read
     */
    public static ParquetFile open(FileChannel file, long memory, long unpacked) throws IOException {
        return new ParquetFile(file, new Memory(memory, unpacked, "pages", "data_page_size"), Footer.read(file));
    }

    /** The names of its columns. */
    public List<String> names() {
        return footer.columns().stream().map(ColumnShape::name).toList();
    }

    /** How many rows it has. */
    public long rows() {
        return footer.groups().stream().mapToLong(RowGroup::rows).sum();
    }

    /** What the values of a column are that is not read, in words; absent where it is. */
    public @Nullable String unread(int column) {
        return footer.columns().get(column).unread();
    }

    /** The cells of a column that is read. */
    public ParquetColumn column(int column) {
        ColumnShape shape = footer.columns().get(column);
        return new ParquetColumn(shape, new PageReader(file, memory, shape, footer.groups()));
    }
}
