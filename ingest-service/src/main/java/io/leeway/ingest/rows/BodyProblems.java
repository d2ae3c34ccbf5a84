package io.leeway.ingest.rows;

import java.time.Duration;
import java.util.List;

import io.leeway.rows.table.UnreadableTableException;
import io.leeway.support.problem.ProblemException;

/** Refusals of a body as a whole. */
public final class BodyProblems {

    private BodyProblems() {}

    static ProblemException empty() {
        return ProblemException.badRequest(
                "empty-body", "Empty body", "The body holds no rows. Send a header and at least one row.");
    }

    static ProblemException truncatedGzip() {
        return ProblemException.badRequest(
                "unreadable-gzip",
                "Unreadable gzip",
                "The body says Content-Encoding: gzip but ends early or is damaged. Compress it anew and send it again.");
    }

    /** @param explanation what is wrong, where and what to do */
    static ProblemException notUtf8(String explanation) {
        return ProblemException.badRequest(
                "not-utf-8", "Not UTF-8", "The body cannot be read as text. " + explanation + " Nothing was stored.");
    }

    /** What the reader of rows has refused. */
    static ProblemException unreadable(UnreadableTableException refused) {
        return switch (refused.kind()) {
            case EMPTY -> empty();
            case ROW_TOO_LONG, TOO_LARGE ->
                tooLarge(refused.kind().slug(), refused.kind().title(), refused.getMessage());
            default ->
                ProblemException.badRequest(
                        refused.kind().slug(), refused.kind().title(), refused.getMessage());
        };
    }

    static ProblemException ambiguousColumns(List<String> names) {
        return ProblemException.badRequest(
                "duplicate-column",
                "A column twice",
                "The body has more than one column called " + String.join(", ", names)
                        + ", and the model needs it. Give every column a name of its own.");
    }

    static ProblemException bodyTooLarge(RowLimits limits) {
        return tooLarge(
                "body-too-large",
                "Content Too Large",
                "The body has more than " + limits.body().asLongValue() + " bytes.");
    }

    /** @param into what it becomes, as "into more than 200 times its size" */
    static ProblemException unpacksTooLarge(String into) {
        return tooLarge("unpacks-too-large", "Content Too Large", "The body unpacks " + into + ".");
    }

    /** @param inBytes whether they are too many bytes, or too many profiles */
    static ProblemException tooManyProfiles(int profiles, long most, boolean inBytes) {
        return ProblemException.of(
                413,
                inBytes ? "body-too-large" : "too-many-profiles",
                "Content Too Large",
                (inBytes
                                ? "The first " + profiles + " profiles take more than the " + most
                                        + " bytes of memory that a body has here."
                                : "The body has more than " + most + " profiles.")
                        + " Nothing was stored; merge them before they are sent, or keep fewer distinct values a column.");
    }

    static ProblemException tooManyRows(long most) {
        return tooLarge("too-many-rows", "Too many rows", "The body has more than " + most + " rows.");
    }

    private static ProblemException tooLarge(String type, String title, String what) {
        return ProblemException.of(
                413, type, title, what + " Nothing was stored; send the rows in several smaller batches.");
    }

    static ProblemException tooSlow(Duration most) {
        return ProblemException.of(
                408,
                "body-too-slow",
                "Request Timeout",
                "The body, as much as came of it, took more than " + most.toSeconds()
                        + " seconds. Nothing was stored; send the rows in several smaller batches.");
    }

    /** Of a body whose turn did not come in time. */
    public static ProblemException busy() {
        return ProblemException.of(
                503,
                "busy",
                "Too many bodies at once",
                "Others are being read, as many as fit into memory, or stored. Nothing was stored; send it again in some"
                        + " seconds.");
    }

    /** Of a body that took so long that what was stored of it was cleaned up. */
    public static ProblemException uploadGone() {
        return ProblemException.of(
                503,
                "upload-gone",
                "Upload gone",
                "The body took so long that its first rows were given up. Nothing was stored; send it again, in several"
                        + " smaller batches.");
    }

    static ProblemException noRoom() {
        return ProblemException.of(
                503,
                "no-room",
                "No room for the body",
                "The folder in which bodies are kept while they are read (leeway.ingest.spool) is full or cannot be"
                        + " written to. Nothing was stored; send the rows again once that is mended, or as CSV.");
    }

    static ProblemException tooManyWindows(int most) {
        return ProblemException.badRequest(
                "too-many-windows",
                "Too many windows",
                "The rows fall into more than " + most
                        + " windows of event time. Check the column of the event time, make the model's windows longer,"
                        + " or send fewer rows at a time.");
    }
}
