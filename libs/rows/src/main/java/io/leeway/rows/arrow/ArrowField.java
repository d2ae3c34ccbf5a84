package io.leeway.rows.arrow;

import org.jspecify.annotations.Nullable;

/**
 * One column.
 *
 * @param name its name
 * @param type of its values, also where a dictionary holds them
 * @param element of its lists' elements; absent where it has no lists of numbers
 * @param places of the values in their dictionary; absent where there is none
 * @param dictionary the number of that dictionary
 * @param nodes how many arrays it consists of, those within it included
 * @param buffers how many buffers these have, besides those that a batch counts
 * @param views how many of the arrays have buffers that a batch counts
 */
record ArrowField(
        String name,
        ArrowType type,
        @Nullable ArrowType element,
        @Nullable ArrowType places,
        long dictionary,
        int nodes,
        int buffers,
        int views) {

    /** What it is called where it is not read; absent where it is. */
    @Nullable
    String unread() {
        boolean read = type.isRead() || (element != null && places == null);
        return read ? null : type.kind().word();
    }

    /** The values of its dictionary, as a column of their own. */
    ArrowField ofDictionary() {
        return new ArrowField(
                name, type, null, null, dictionary, 1, type.buffers(), type.kind() == ArrowType.Kind.TEXT_VIEW ? 1 : 0);
    }
}
