package io.leeway.support.problem;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.text.Names;

/**
 * Refuses what no endpoint can mean before anything looks at it: control characters and broken encodings in the URL,
 * bodies that are too large, and media types that are none. What nobody answers is answered here.
 */
@Singleton
final class RequestDoor {

    /** Before Quarkus' own look at the body's size, which answers without a word. */
    private static final int PRIORITY = 400;

    private static final int LONGEST_SHOWN = 80;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;.*)?");

    // "*" alone is no media type, but old clients send it.
    private static final Pattern ACCEPTED = Pattern.compile("[\\w!#$&^.+*-]+(/[\\w!#$&^.+*-]+)?\\s*(;.*)?");

    private final DoorConfig limits;

    RequestDoor(DoorConfig limits) {
        this.limits = limits;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /** The last route of all. */
    void end(@Observes Router router) {
        router.route()
                .last()
                .handler(context -> answer(
                        context,
                        404,
                        "unknown-path",
                        "Not Found",
                        "There is nothing at this path; the API's description is at /q/openapi."));
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String url = String.valueOf(request.uri());
        String query = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1);
        String path = url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?'));
        if (RequestText.fault(path) != null) {
            bad(context, "The path " + RequestText.fault(path) + ".");
        } else if (queryFault(query) != null) {
            bad(context, String.valueOf(queryFault(query)));
        } else if (!isMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(
                    context,
                    415,
                    "unsupported-media-type",
                    "Unsupported content type",
                    "The Content-Type header is no media type such as text/csv or application/json.");
        } else if (!isAccept(request.getHeader(HttpHeaders.ACCEPT))) {
            answer(
                    context,
                    406,
                    "not-acceptable",
                    "Not Acceptable",
                    "The Accept header is no list of media types. Ask for application/json.");
        } else if (isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            // What is still on its way is not read, so the connection cannot be used again.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.response()
                    .endHandler(ended -> context.request().connection().close());
            answer(
                    context,
                    413,
                    "body-too-large",
                    "Content Too Large",
                    most("The body", limits.body().asLongValue())
                            + " Send the rows in several smaller batches, or compressed.");
        } else {
            context.next();
        }
    }

    private static @Nullable String queryFault(String query) {
        for (String pair : query.split("&")) {
            int end = pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=');
            String name = pair.substring(0, end);
            String fault = RequestText.fault(name);
            if (fault == null) {
                fault = RequestText.valueFault(pair.substring(Math.min(end + 1, pair.length())));
            }
            if (fault != null) {
                return "The query parameter '" + Names.clean(name, LONGEST_SHOWN) + "' " + fault + ".";
            }
        }
        return null;
    }

    private static boolean isMediaType(@Nullable String type) {
        return type == null
                || type.isBlank()
                || MEDIA_TYPE.matcher(type.strip()).matches();
    }

    private static boolean isAccept(@Nullable String types) {
        return types == null
                || types.isBlank()
                || Stream.of(types.split(","))
                        .allMatch(type -> ACCEPTED.matcher(type.strip()).matches());
    }

    private boolean isTooLarge(@Nullable String length) {
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > limits.body().asLongValue();
        } catch (NumberFormatException exception) {
            return true;
        }
    }

    private static String most(String what, long most) {
        return what + " may have " + most + " bytes at most.";
    }

    private static void bad(RoutingContext context, String detail) {
        answer(
                context,
                400,
                "bad-characters",
                "Bad characters",
                detail + " Encode it as UTF-8 without control characters.");
    }

    private static void answer(RoutingContext context, int status, String type, String title, String detail) {
        String path = context.request().path();
        Problem problem = new Problem(
                "urn:leeway:problem:" + type,
                title,
                status,
                detail,
                path == null ? null : Names.clean(path, LONGEST_SHOWN),
                null,
                List.of());
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(ContractJson.mapper().writeValueAsString(problem));
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
