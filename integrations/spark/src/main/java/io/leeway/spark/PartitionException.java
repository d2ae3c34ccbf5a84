package io.leeway.spark;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A partition could not be read or profiled: says which one, after how many of its rows, and why. */
final class PartitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param what which partition it is, and what could not be done */
    PartitionException(String what, long rows, Exception cause) {
        super(what + ", after " + rows + " of its rows. " + reasons(cause), cause);
    }

    /** What each cause says, the outermost first, which names the file where one cannot be read. */
    private static String reasons(Throwable outermost) {
        Set<String> messages = Stream.iterate(outermost, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
                .map(message -> message.lines().findFirst().orElse(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(" ", messages);
    }
}
