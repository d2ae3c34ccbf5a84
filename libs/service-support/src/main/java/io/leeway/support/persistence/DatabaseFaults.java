package io.leeway.support.persistence;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database's surroundings from those of a statement. */
final class DatabaseFaults {

    private static final int DEEPEST = 20;

    /** Classes of SQLSTATE: connection, resources, intervention of an operator (time-outs too), and system. */
    private static final List<String> CLASSES = List.of("08", "53", "57", "58");

    /** Serialization failure, deadlock, lock not available, and a transaction that was idle for too long. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "25P03");

    private DatabaseFaults() {}

    /** Whether the same transaction may succeed later. */
    static boolean isAway(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isAwayItself(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAwayItself(Throwable failure) {
        return switch (failure) {
            case DatabaseException answered -> isAway(answered.getSqlState());
            case SQLException answered -> isAway(answered.getSQLState());
            case JacksonException unreadable -> false;
            case IOException broken -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            case VertxException closed -> true;
            default -> isTimeoutOfPool(failure);
        };
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && (STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith));
    }

    /** The pool says so in a throwable of no particular class. */
    private static boolean isTimeoutOfPool(Throwable failure) {
        return failure.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace");
    }
}
