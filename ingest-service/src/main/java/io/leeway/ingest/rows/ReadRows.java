package io.leeway.ingest.rows;

import java.util.List;
import java.util.Map;

/**
 * A body of rows, read.
 *
 * @param rejected rows that were not taken
 * @param rejectedByColumn how many of them because of which column
 * @param unreadable cells of accepted rows that could not be read
 * @param unreadableByColumn how many of them in which column
 * @param foldedByColumn how many words of which column were brought to their canonical form
 * @param notes what was noticed of the body's form, in sentences
 * @param ignoredColumns columns of the body that the model does not have, the first hundred
 * @param ignoredColumnCount how many there are
 * @param blocks the accepted rows
 * @param sha256 of the decoded body, as hexadecimal digits
 * @param parts the accepted rows by window, in the order of time; a single part where rows are not divided
 */
public record ReadRows(
        Rejected rejected,
        Map<String, Long> rejectedByColumn,
        Unreadable unreadable,
        Map<String, Long> unreadableByColumn,
        Map<String, Long> foldedByColumn,
        List<String> notes,
        List<String> ignoredColumns,
        long ignoredColumnCount,
        ReadBlocks blocks,
        String sha256,
        List<ReadPart> parts) {

    /** How many rows were accepted. */
    public long rows() {
        return parts.stream().mapToLong(ReadPart::rows).sum();
    }

    /** Whether any accepted row has a target. */
    public boolean labelled() {
        return parts.stream().anyMatch(ReadPart::labelled);
    }
}
