package io.leeway.support.problem;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.leeway.contracts.text.JsonFaults;
import io.leeway.contracts.text.Names;

/** Answers every failed request with a problem detail; a fault of ours shows a correlation id and nothing else. */
@Singleton
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final int LONGEST_PATH = 300;
    private static final int RETRY_AFTER_SECONDS = 10;

    private static final Map<Integer, String> ADVICE = Map.of(
            400, "The request cannot be read; the API's description is at /q/openapi.",
            404, "There is nothing at this path; the API's description is at /q/openapi.",
            405, "This path knows other methods; the API's description is at /q/openapi.",
            406, "Ask for application/json with the Accept header.",
            413, "Send the rows in several smaller batches.",
            415, "Send the content type that the API's description at /q/openapi names for this path.");

    @ServerExceptionMapper
    Response refused(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(), uri);
    }

    /** Named for itself, because the mapper that comes with the JSON reader would win over one for all its errors. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException exception, UriInfo uri) {
        return unreadable(exception, uri);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException exception, UriInfo uri) {
        if (exception.getCause() instanceof ProblemException refused) {
            return answer(refused.problem(), uri);
        }
        String path = JsonFaults.path(exception);
        String where = JsonFaults.location(exception.getLocation());
        String place = path.isEmpty() ? where : where.isEmpty() ? path : path + " (" + where + ")";
        return answer(
                new Problem(
                        "urn:leeway:problem:unreadable-json",
                        "Unreadable JSON",
                        400,
                        "The body is not the JSON that is expected here"
                                + (place.isEmpty() ? "" : ", at " + place) + ": "
                                + JsonFaults.explain(exception, null, "JSON"),
                        null,
                        place.isEmpty() ? null : place,
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
        if (exception.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, uri);
        }
        if (status == 404 && exception.getCause() instanceof IllegalArgumentException) {
            return answer(noNumber(), uri);
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

    /** A parameter that an endpoint takes as a number is converted before the endpoint sees it. */
    private static Problem noNumber() {
        return new Problem(
                "urn:leeway:problem:bad-number",
                "Bad number",
                400,
                "A parameter of the path or the query, such as limit, is not the whole number that is expected here.",
                null,
                null,
                List.of());
    }

    private static Response answer(Problem problem, UriInfo uri) {
        Problem located = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                Names.clean(uri.getPath(), LONGEST_PATH),
                problem.place(),
                problem.errors());
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(located);
        return problem.status() == 503
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : response.build();
    }
}
