package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.parquet.ParquetColumn;
import io.leeway.rows.parquet.ParquetFile;

/** Rows of a Parquet file. Its footer stands at its end, so it is kept in a file of its own first. */
final class ParquetRows extends TypedRows {

    private final FileChannel channel;
    private final ParquetFile file;
    private final long rows;
    private final List<@Nullable ParquetColumn> columns = new ArrayList<>();
    private long row = -1;

    private ParquetRows(FileChannel channel, ParquetFile file, TableLimits limits) {
        super(file.names(), limits, UnreadableTableException.Kind.UNREADABLE_PARQUET);
        this.channel = channel;
        this.file = file;
        rows = file.rows();
        file.names().forEach(name -> columns.add(null));
    }

    static ParquetRows open(InputStream bytes, TableLimits limits) throws IOException {
        FileChannel channel = Spool.of(bytes, limits.folder());
        try {
            if (channel.size() == 0) {
                throw UnreadableTableException.empty();
            }
            return new ParquetRows(channel, ParquetFile.open(channel, limits.memory(), limits.unpacked()), limits);
        } catch (PackedException exception) {
            channel.close();
            throw refusal(exception, UnreadableTableException.Kind.UNREADABLE_PARQUET);
        } catch (IOException | RuntimeException exception) {
            channel.close();
            throw exception;
        }
    }

    @Override
    public boolean next() {
        row++;
        return row < rows;
    }

    @Override
    long row() {
        return row;
    }

    @Override
    @Nullable
    String unread(int place) {
        return file.unread(place);
    }

    @Override
    long read(int place, Cell into, long most) throws IOException {
        ParquetColumn column = columns.get(place);
        if (column == null) {
            column = file.column(place);
            columns.set(place, column);
        }
        return column.cell(row, into, most);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
