package io.leeway.support.messaging;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

/** Tells the faults of a message from those of the surroundings. */
final class Faults {

    private static final int DEEPEST = 20;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** By name, because a service has the driver of its own database only. */
    private static final Set<String> OUTAGES = Set.of(
            "com.mongodb.MongoSocketException",
            "com.mongodb.MongoTimeoutException",
            "com.mongodb.MongoServerUnavailableException",
            "com.mongodb.MongoConnectionPoolClearedException",
            "com.mongodb.MongoNotPrimaryException",
            "com.mongodb.MongoNodeIsRecoveringException",
            "com.mongodb.MongoInterruptedException",
            "com.mongodb.MongoExecutionTimeoutException",
            "com.mongodb.MongoQueryException.Interrupted",
            "org.hibernate.exception.JDBCConnectionException",
            "io.smallrye.mutiny.TimeoutException",
            "io.vertx.core.http.ConnectionPoolTooBusyException",
            "io.vertx.core.VertxException");

    private Faults() {}

    /** Whether it would meet any other message as well: a connection, a time-out, a service that is away. */
    static boolean isOutage(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isOneOfSurroundings(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOneOfSurroundings(Throwable failure) {
        return switch (failure) {
            case OutageException outage -> true;
            case UnroutableMessageException unroutable -> true;
            case ShutdownSignalException closed -> true;
            case TimeoutException late -> true;
            case ProcessingException unreachable -> true;
            case JacksonException unreadable -> false;
            case IOException broken -> true;
            case WebApplicationException answer -> isOutage(answer.getResponse().getStatus());
            default -> isNamed(failure.getClass());
        };
    }

    private static boolean isOutage(int status) {
        return status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }

    private static boolean isNamed(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (OUTAGES.contains(one.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Why something was given up that failed so often. */
    static String unknown(Throwable failure, int attempts) {
        return "it failed " + attempts + " times for a reason that is not known (" + words(failure)
                + "); the service's log has it";
    }

    /** What the broker says why, such as that a queue is there with other arguments; that never holds any of the data. */
    private static String reply(ShutdownSignalException closed) {
        return switch (closed.getReason()) {
            case AMQP.Channel.Close refused -> ": " + refused.getReplyText();
            case AMQP.Connection.Close ended -> ": " + ended.getReplyText();
            case null, default -> "";
        };
    }

    /** What is wrong, in a few words: the kind of failure that began it, never its message, which may hold data. */
    static String words(Throwable failure) {
        Throwable first = failure;
        for (int depth = 0; first.getCause() != null && depth < DEEPEST; depth++) {
            first = first.getCause();
        }
        return switch (first) {
            case OutageException outage -> String.valueOf(outage.getMessage());
            case UnroutableMessageException unroutable -> String.valueOf(unroutable.getMessage());
            case ShutdownSignalException closed -> "the connection was closed" + reply(closed);
            case java.net.ConnectException refused -> "connection refused";
            case java.net.UnknownHostException unknown -> "unknown host";
            case java.net.SocketTimeoutException late -> "no answer in time";
            case TimeoutException late -> "no answer in time";
            case WebApplicationException answer ->
                "answered " + answer.getResponse().getStatus();
            default -> first.getClass().getSimpleName();
        };
    }
}
