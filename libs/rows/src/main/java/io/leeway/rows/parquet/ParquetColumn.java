package io.leeway.rows.parquet;

import java.io.IOException;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/** The cells of one column, row by row. */
public final class ParquetColumn {

    private final ColumnShape shape;
    private final PageReader pages;
    private final ValueCells cells;
    private final Value value = new Value();
    private final Batch batch;
    private Page page = Page.empty();
    private long row = -1;
    private int definition;
    private boolean there;

    /** The first level of the value that begins the next row, of a column of lists; read ahead. */
    private boolean ahead;

    ParquetColumn(ColumnShape shape, PageReader pages) {
        this.shape = shape;
        this.pages = pages;
        cells = new ValueCells(shape);
        batch = new Batch(ValueCells.typeOf(shape).isBytes());
    }

    /**
     * Puts a row's cell into another, which holds it until the next row is asked for.
     *
     * @param wanted the row, from 0; none before the one asked for last
     * @param most the most bytes of a text
     * @return the bytes that the cell takes
     * @throws PackedException with the place, if it cannot be read
     */
    public long cell(long wanted, Cell into, long most) throws IOException {
        try {
            while (row < wanted) {
                advance(most);
            }
            if (shape.isList()) {
                return cells.list(into);
            }
            if (!there) {
                into.setAbsent();
                return 0;
            }
            return cells.set(value, into, most);
        } catch (PackedException exception) {
            throw exception.at(place(wanted));
        } catch (IndexOutOfBoundsException beyond) {
            PackedException damaged = new PackedException("a page holds fewer bytes than its values need");
            damaged.addSuppressed(beyond);
            throw damaged.at(place(wanted));
        }
    }

    private String place(long wanted) {
        return "From row " + (wanted + 1) + " on. " + pages.place();
    }

    private void advance(long most) throws IOException {
        if (shape.isList()) {
            advanceList(most);
        } else {
            if (batch.isEmpty()) {
                turn();
                batch.fill(page, shape.mostDefinition());
            }
            there = batch.next(value);
        }
        row++;
    }

    private void turn() throws IOException {
        while (page.left() == 0) {
            page = pages.next();
        }
    }

    private void read() throws PackedException {
        definition = page.definition();
        if (definition > shape.mostDefinition()) {
            throw new PackedException("a level is higher than the schema has any; the file is damaged");
        }
        if (definition == shape.mostDefinition()) {
            page.value(value);
        }
    }

    /** A row's elements end where the next row's begin. */
    private void advanceList(long most) throws IOException {
        if (!ahead) {
            turn();
            page.repetition();
        }
        ahead = false;
        read();
        cells.begin(definition >= shape.elementDefinition() - 1);
        while (definition >= shape.elementDefinition()) {
            cells.element(definition == shape.mostDefinition() ? value : null, most);
            if (page.left() == 0 && pages.isLast()) {
                return;
            }
            turn();
            if (page.repetition() == 0) {
                ahead = true;
                return;
            }
            read();
        }
    }
}
