package io.leeway.spark;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.regex.Pattern;

/** Says in a few lines what ended a job, and what became of the batch. */
final class JobFaults {

    /** Where Spark's messages go on with a stack trace. */
    private static final Pattern TRACE = Pattern.compile("\\R\\s+at ");

    /** What Spark puts before a partition's own words: which task it was, how often it was tried, and on which machine. */
    private static final String BEFORE_PARTITION = PartitionException.class.getName() + ": ";

    private JobFaults() {}

    /** What went wrong, without traces of the stack. */
    static String words(Exception exception) {
        return switch (exception) {
            case UncheckedIOException unknown -> String.valueOf(unknown.getMessage());
            case ConnectException away ->
                "Nothing was stored. A service does not answer; --ingest and --drift say where they are.";
            default -> "Nothing was stored. " + reason(String.valueOf(exception.getMessage()));
        };
    }

    private static String reason(String message) {
        int partition = message.indexOf(BEFORE_PARTITION);
        String reason = partition < 0 ? message : message.substring(partition + BEFORE_PARTITION.length());
        return TRACE.split(reason, 2)[0].strip();
    }
}
