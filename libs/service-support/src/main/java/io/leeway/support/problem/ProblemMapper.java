package io.leeway.support.problem;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failed request with a problem detail; a fault of ours shows a correlation id and nothing else. */
@Singleton
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final Map<Integer, String> ADVICE = Map.of(
            404, "There is nothing at this path; the API's description is at /q/openapi.",
            405, "This path knows other methods; the API's description is at /q/openapi.",
            406, "Ask for application/json with the Accept header.",
            413, "Send the rows in several smaller batches.",
            415, "Send the content type that the API's description at /q/openapi names for this path.");

    @ServerExceptionMapper
    Response refused(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(), uri);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException exception, UriInfo uri) {
        String place = exception instanceof JsonMappingException mapping ? mapping.getPathReference() : null;
        String where = exception.getLocation() == null
                ? ""
                : " at line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
        return answer(
                new Problem(
                        "urn:leeway:problem:unreadable-json",
                        "Unreadable JSON",
                        400,
                        "The body is not the JSON that is expected here" + where + ".",
                        null,
                        place,
                        List.of()),
                uri);
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException exception, UriInfo uri) {
        int status = exception.getResponse().getStatus();
        if (status >= 500) {
            return fault(exception, uri);
        }
        if (exception.getCause() instanceof ProblemException refused) {
            return answer(refused.problem(), uri);
        }
        Response.StatusType kind = exception.getResponse().getStatusInfo();
        return answer(
                new Problem(
                        "about:blank",
                        kind.getReasonPhrase(),
                        status,
                        ADVICE.getOrDefault(status, kind.getReasonPhrase() + "."),
                        null,
                        null,
                        List.of()),
                uri);
    }

    @ServerExceptionMapper
    Response fault(Throwable exception, UriInfo uri) {
        String id = java.util.UUID.randomUUID().toString();
        LOG.errorf(exception, "event=request-failed correlation=%s path=%s", id, uri.getPath());
        return answer(
                new Problem(
                        "urn:leeway:problem:fault",
                        "Fault of the service",
                        500,
                        "The request could not be answered and nothing was stored. The service's log has the reason"
                                + " under correlation " + id + ".",
                        null,
                        null,
                        List.of()),
                uri);
    }

    private static Response answer(Problem problem, UriInfo uri) {
        Problem located = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                uri.getPath(),
                problem.place(),
                problem.errors());
        return Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(located)
                .build();
    }
}
