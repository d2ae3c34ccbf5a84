package io.leeway.rows.packed;

import io.leeway.rows.cell.Cell;

/** Writes lists of numbers as cells: as the text that JSON has for them. */
public final class PackedList {

    private final StringBuilder elements = new StringBuilder();
    private boolean there;

    /** Begins a list. */
    public void begin(boolean isThere) {
        elements.setLength(0);
        there = isThere;
    }

    /**
     * Adds an element.
     *
     * @param most the most characters of a list
     * @throws PackedException if there are more
     */
    public void add(Cell element, long most) throws PackedException {
        elements.append(elements.isEmpty() ? "" : ",").append(element.text());
        if (elements.length() > most) {
            throw PackedException.tooLarge("the list has, as a text, more than " + most + " characters");
        }
    }

    /** Writes the list; gives the characters of its elements. */
    public long set(Cell into) {
        into.setText(there ? "[" + elements + "]" : null);
        return elements.length();
    }
}
