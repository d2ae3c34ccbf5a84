package io.leeway.ingest.rows;

import java.time.Duration;

import io.leeway.support.problem.ProblemException;

/** Refusals of a body as a whole. */
final class BodyProblems {

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

    static ProblemException notUtf8(long row) {
        return ProblemException.badRequest(
                "not-utf-8",
                "Not UTF-8",
                "The body is not text in UTF-8 at or after row " + row + ". Convert it and send it again.");
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

    static ProblemException heldTooLarge(long row, long most) {
        return tooLarge(
                "body-too-large",
                "Content Too Large",
                "The rows up to row " + row + " take more than the " + most + " bytes of memory that a body has here.");
    }

    static ProblemException tooManyRows(long most) {
        return tooLarge("too-many-rows", "Too many rows", "The body has more than " + most + " rows.");
    }

    static ProblemException rowTooLong(long row, long longest) {
        return tooLarge(
                "row-too-long",
                "A row is too long",
                (row == 0 ? "The header, or the beginning of the body," : "Row " + row) + " has more than " + longest
                        + " characters.");
    }

    private static ProblemException tooLarge(String type, String title, String what) {
        return ProblemException.of(
                413, type, title, what + " Nothing was stored; send the rows in several smaller batches.");
    }

    static ProblemException tooManyColumns(int most, long row) {
        return ProblemException.badRequest(
                "too-many-columns",
                "Too many columns",
                (row == 0 ? "The header has" : "The rows up to row " + row + " have") + " more than " + most
                        + " columns. Leave out those that the model does not have.");
    }

    /** @param fault what is wrong with the name, as a predicate */
    static ProblemException badColumn(int place, long row, String fault) {
        return ProblemException.badRequest(
                "bad-column",
                "Bad name of a column",
                "The name of column " + place + (row == 0 ? " of the header " : ", first seen in row " + row + ", ")
                        + fault + ".");
    }

    static ProblemException tooSlow(Duration most) {
        return ProblemException.of(
                408,
                "body-too-slow",
                "Request Timeout",
                "The body, as much as came of it, took more than " + most.toSeconds()
                        + " seconds. Nothing was stored; send the rows in several smaller batches.");
    }

    static ProblemException busy() {
        return ProblemException.of(
                503,
                "busy",
                "Too many bodies at once",
                "Others are being read, as many as fit into memory. Nothing was stored; send it again in some seconds.");
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
