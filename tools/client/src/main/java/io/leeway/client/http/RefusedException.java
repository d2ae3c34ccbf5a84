package io.leeway.client.http;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.leeway.client.console.Ages;
import io.leeway.client.console.RowErrors;
import io.leeway.client.console.Terminal;

/** A request that a service refused or that did not reach it; the message is for people and safe on a terminal. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int SHOWN_ERRORS = 10;

    private final int status;

    private RefusedException(int status, String message, @Nullable Throwable cause) {
        super(Terminal.safeLines(CommandAdvice.in(message)), cause);
        this.status = status;
    }

    static RefusedException unreachable(String name, String service, Throwable cause) {
        return new RefusedException(
                0,
                name + " does not answer at " + service
                        + ". Start Leeway with ./leeway up, or say where it is with --ingest, --drift, --performance, --risk and --alert.",
                cause);
    }

    static RefusedException silent(String name, String service, Duration waited, Throwable cause) {
        return new RefusedException(
                0,
                name + " at " + service + " has not answered for " + Ages.of(waited.toSeconds())
                        + "; whether it has done what it was asked is not known. Look at its log.",
                cause);
    }

    /** From a problem detail. */
    static RefusedException of(int status, JsonNode problem) {
        StringBuilder message = new StringBuilder(problem.path("title").asText("HTTP " + status));
        if (problem.hasNonNull("detail")) {
            message.append(": ").append(problem.path("detail").asText());
        }
        if (problem.hasNonNull("place")) {
            message.append(" [").append(problem.path("place").asText()).append(']');
        }
        JsonNode errors = problem.path("errors");
        for (int i = 0; i < Math.min(errors.size(), SHOWN_ERRORS); i++) {
            message.append("\n  ").append(RowErrors.line(errors.get(i)));
        }
        if (errors.size() > SHOWN_ERRORS) {
            message.append("\n  and ").append(errors.size() - SHOWN_ERRORS).append(" more");
        }
        return new RefusedException(status, message.toString(), null);
    }

    /** The HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later: no answer, or a fault of the service. */
    public boolean isPassing() {
        return status == 0 || status >= 500;
    }
}
