package io.leeway.ingest.rows;

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

    static ProblemException notUtf8() {
        return ProblemException.badRequest(
                "not-utf-8", "Not UTF-8", "The body is not text in UTF-8. Convert it and send it again.");
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
