package io.leeway.support.persistence;

import java.util.List;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.leeway.support.problem.Problem;

/** Answers 503 while the database is away, so that the caller tries again. */
@Singleton
public final class DatabaseAwayMapper {

    private static final Logger LOG = Logger.getLogger(DatabaseAwayMapper.class);
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response away(DatabaseAwayException exception, UriInfo uri) {
        LOG.warnf("event=database-away path=%s", uri.getPath());
        LOG.debug("event=database-away", exception);
        return Response.status(UNAVAILABLE)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .entity(new Problem(
                        "urn:leeway:problem:database-busy",
                        "Database busy",
                        UNAVAILABLE,
                        "The database does not answer in time, so it is not certain that anything was stored. Try again"
                                + " in a few seconds, with the same Idempotency-Key where there is one.",
                        uri.getPath(),
                        null,
                        List.of()))
                .build();
    }
}
