package io.leeway.spark;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.SparkThrowable;

/** A partition could not be read or profiled: says which one, after how many of its rows, and why. */
final class PartitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** As Spark's messages name what a row holds. */
    private static final String BAD_ROW = "badRecord";

    /** @param what which partition it is, and what could not be done */
    PartitionException(String what, long rows, Exception cause) {
        super(what + ", after " + rows + " of its rows. " + reasons(cause), cause);
    }

    /** What each cause says, the outermost first, which names the file where one cannot be read. */
    private static String reasons(Throwable outermost) {
        Set<String> messages = Stream.iterate(outermost, Objects::nonNull, Throwable::getCause)
                .map(cause -> message(cause).lines().findFirst().orElse(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(" ", messages);
    }

    /** What a cause says, without what the row holds that Spark could not read. */
    private static String message(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        String row = cause instanceof SparkThrowable spark
                ? spark.getMessageParameters().get(BAD_ROW)
                : null;
        return row == null || row.isEmpty() ? message : message.replace(row, "...");
    }
}
