package io.leeway.support.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail as RFC 9457 defines it.
 *
 * @param type a stable name of the kind of problem, {@code urn:leeway:problem:...}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong this time, and what to do
 * @param instance the path that was asked for
 * @param place where in the input it is, if it is in the input
 * @param errors single rows or fields that are wrong, at most the first hundred
 */
@RegisterForReflection // A response's entity stands in no signature, by which a native binary would know it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String place,
        @Nullable List<Entry> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One thing that is wrong.
     *
     * @param row the row, counted from 1 without the header; absent where it is not in a row
     * @param column the column or field
     * @param message what is wrong with it
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(@Nullable Long row, @Nullable String column, String message) {}
}
