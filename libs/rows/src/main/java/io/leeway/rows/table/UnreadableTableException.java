package io.leeway.rows.table;

/**
 * A body or file that is refused as a whole. Its message is for whoever made it: what is wrong, where, and what to do; it
 * names neither body nor file, which the caller knows.
 */
public final class UnreadableTableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of fault it is. */
    public enum Kind {
        EMPTY("empty-body", "Empty body"),
        NOT_UTF_8("not-utf-8", "Not UTF-8"),
        UNREADABLE_CSV("unreadable-csv", "Unreadable CSV"),
        UNREADABLE_JSON("unreadable-json", "Unreadable JSON"),
        UNREADABLE_PARQUET("unreadable-parquet", "Unreadable Parquet"),
        UNREADABLE_ARROW("unreadable-arrow", "Unreadable Arrow"),
        UNREAD_TYPE("unread-type", "A column of a type that is not read"),
        TOO_LARGE("unpacks-too-large", "Content Too Large"),
        TOO_MANY_COLUMNS("too-many-columns", "Too many columns"),
        BAD_COLUMN("bad-column", "Bad name of a column"),
        ROW_TOO_LONG("row-too-long", "A row is too long");

        private final String slug;
        private final String title;

        Kind(String slug, String title) {
            this.slug = slug;
            this.title = title;
        }

        /** A short stable name. */
        public String slug() {
            return slug;
        }

        /** The kind in words. */
        public String title() {
            return title;
        }
    }

    private final Kind kind;

    /** With sentences that say what is wrong, where, and what to do. */
    public UnreadableTableException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** With what it was noticed by. */
    public UnreadableTableException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong, where, and what to do. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What kind of fault it is. */
    public Kind kind() {
        return kind;
    }

    static UnreadableTableException empty() {
        return new UnreadableTableException(
                Kind.EMPTY, "There are no rows. A header and at least one row are expected.");
    }

    /** @param row from 1; 0 for the header, or what stands at the beginning */
    static UnreadableTableException rowTooLong(long row, long longest) {
        return new UnreadableTableException(
                Kind.ROW_TOO_LONG,
                (row == 0 ? "The header, or the beginning," : "Row " + row) + " has more than " + longest
                        + " characters.");
    }
}
