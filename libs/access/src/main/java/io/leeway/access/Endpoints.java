package io.leeway.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.leeway.access.Endpoint.Reach;

import static io.leeway.access.Endpoint.Reach.PATH;
import static io.leeway.access.Endpoint.Reach.QUERY;
import static io.leeway.access.Endpoint.Reach.RESOURCE;
import static io.leeway.access.Endpoint.Reach.WHOLE;
import static io.leeway.access.Role.ADMIN;
import static io.leeway.access.Role.INGEST;
import static io.leeway.access.Role.OPERATOR;
import static io.leeway.access.Role.SERVICE;
import static io.leeway.access.Role.VIEWER;

/**
 * Who may ask which endpoint: the one place where this is said. An endpoint that is not here is refused to everybody, and
 * fails the test that compares this table with the services' APIs.
 */
public final class Endpoints {

    // spotless:off
    private static final List<Endpoint> TABLE = List.of(
        row("ingest-service", "GET",    "/v1/models",                                       WHOLE,    VIEWER),
        row("ingest-service", "GET",    "/v1/models/{model}",                               PATH,     VIEWER, INGEST),
        row("ingest-service", "PUT",    "/v1/models/{model}",                               PATH,     ADMIN),
        row("ingest-service", "DELETE", "/v1/models/{model}",                               PATH,     ADMIN),
        row("ingest-service", "POST",   "/v1/models/{model}/retire",                        PATH,     ADMIN),
        row("ingest-service", "POST",   "/v1/models/{model}/resume",                        PATH,     ADMIN),
        row("ingest-service", "PUT",    "/v1/models/{model}/reference",                     PATH,     ADMIN),
        row("ingest-service", "GET",    "/v1/models/{model}/references",                    PATH,     VIEWER),
        row("ingest-service", "POST",   "/v1/models/{model}/references/{reference}/restore", PATH,    ADMIN),
        row("ingest-service", "POST",   "/v1/models/{model}/batches",                       PATH,     INGEST),
        row("ingest-service", "POST",   "/v1/models/{model}/profiles",                      PATH,     INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/batches",                       PATH,     VIEWER, INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/batches/{batch}",               PATH,     VIEWER, INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/batches/{batch}/progress",      PATH,     VIEWER, INGEST),
        row("ingest-service", "POST",   "/v1/models/{model}/labels",                        PATH,     INGEST),
        row("ingest-service", "POST",   "/v1/models/{model}/events",                        PATH,     INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/events",                        PATH,     VIEWER, INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/refusals",                      PATH,     VIEWER, INGEST),
        row("ingest-service", "GET",    "/v1/models/{model}/{kind}/{id}/blocks/{block}",    PATH,     SERVICE),
        row("ingest-service", "GET",    "/v1/accounting",                                   QUERY,    VIEWER),
        row("ingest-service", "GET",    "/v1/dead-letters",                                 WHOLE,    VIEWER),
        row("ingest-service", "GET",    "/v1/dead-letters/{letter}",                        WHOLE,    OPERATOR),
        row("ingest-service", "POST",   "/v1/dead-letters/replay",                          WHOLE,    OPERATOR),
        row("ingest-service", "POST",   "/v1/dead-letters/{letter}/replay",                 WHOLE,    OPERATOR),
        row("ingest-service", "DELETE", "/v1/dead-letters/{letter}",                        WHOLE,    OPERATOR),

        row("drift-service", "GET",     "/v1/models/{model}/profile-plan",                  PATH,     VIEWER, INGEST),
        row("drift-service", "POST",    "/v1/models/{model}/backtests",                     PATH,     VIEWER),
        row("drift-service", "GET",     "/v1/models/{model}/reference/adoptions",           PATH,     VIEWER),
        row("drift-service", "POST",    "/v1/models/{model}/reference/adoptions",           PATH,     ADMIN),

        row("performance-service", "GET", "/v1/models/{model}/waiting-labels",              PATH,     VIEWER),

        row("risk-service", "GET",      "/v1/models",                                       WHOLE,    VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}",                               PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/alarm-budget",                  PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/features/{feature}",            PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/reports",                       PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/reports/{batch}",               PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/series",                        PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/models/{model}/windows",                       PATH,     VIEWER),
        row("risk-service", "GET",      "/v1/overview",                                     WHOLE,    VIEWER),
        row("risk-service", "GET",      "/v1/stream",                                       QUERY,    VIEWER),

        row("alert-service", "GET",     "/v1/alerts",                                       QUERY,    VIEWER),
        row("alert-service", "GET",     "/v1/alerts/stream",                                QUERY,    VIEWER),
        row("alert-service", "GET",     "/v1/alerts/{id}",                                  RESOURCE, VIEWER),
        row("alert-service", "POST",    "/v1/alerts/{id}/acknowledge",                      RESOURCE, OPERATOR),
        row("alert-service", "POST",    "/v1/alerts/{id}/resolve",                          RESOURCE, OPERATOR),
        row("alert-service", "GET",     "/v1/alerts/{id}/notes",                            RESOURCE, VIEWER),
        row("alert-service", "POST",    "/v1/alerts/{id}/notes",                            RESOURCE, OPERATOR),
        row("alert-service", "GET",     "/v1/unusual",                                      QUERY,    VIEWER),
        row("alert-service", "GET",     "/v1/models/{model}/assessed",                      PATH,     VIEWER),
        row("alert-service", "GET",     "/v1/models/{model}/conditions",                    PATH,     VIEWER),
        row("alert-service", "PUT",     "/v1/models/{model}/conditions",                    PATH,     OPERATOR),
        row("alert-service", "DELETE",  "/v1/models/{model}/conditions",                    PATH,     OPERATOR),
        row("alert-service", "GET",     "/v1/silences",                                     WHOLE,    VIEWER),
        row("alert-service", "POST",    "/v1/silences",                                     RESOURCE, OPERATOR),
        row("alert-service", "DELETE",  "/v1/silences/{id}",                                WHOLE,    OPERATOR),
        // Where people are reached is seen by operators only
        row("alert-service", "GET",     "/v1/subscriptions",                                QUERY,    OPERATOR),
        row("alert-service", "POST",    "/v1/subscriptions",                                RESOURCE, OPERATOR),
        row("alert-service", "DELETE",  "/v1/subscriptions/{id}",                           WHOLE,    OPERATOR),
        row("alert-service", "POST",    "/v1/subscriptions/{id}/test",                      WHOLE,    OPERATOR),
        row("alert-service", "GET",     "/v1/deliveries",                                   QUERY,    OPERATOR),
        row("alert-service", "POST",    "/v1/deliveries/{id}/replay",                       WHOLE,    OPERATOR),
        // Who reads a mail has its link, whose key is the permission
        row("alert-service", "GET",     "/v1/confirm/{key}",                                WHOLE),
        row("alert-service", "POST",    "/v1/confirm/{key}",                                WHOLE),
        row("alert-service", "GET",     "/v1/unsubscribe/{key}",                            WHOLE),
        row("alert-service", "POST",    "/v1/unsubscribe/{key}",                            WHOLE));
    // spotless:on

    private static final Map<String, Endpoint> BY_PATH = TABLE.stream()
            .collect(Collectors.toUnmodifiableMap(row -> key(row.service(), row.method(), row.path()), row -> row));

    /** A parameter of a template that says what it matches. */
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*:[^}]*}");

    private Endpoints() {}

    /** All of them. */
    public static List<Endpoint> all() {
        return TABLE;
    }

    /**
     * The endpoint of a service with a method and a path's template; what follows a parameter's name after a colon, which
     * says what it matches, does not count.
     */
    public static Optional<Endpoint> of(String service, String method, String template) {
        String path = PARAMETER.matcher(template).replaceAll("{$1}");
        return Optional.ofNullable(BY_PATH.get(key(service, method, path)));
    }

    private static String key(String service, String method, String path) {
        return service + " " + method + " " + path;
    }

    private static Endpoint row(String service, String method, String path, Reach reach, Role... roles) {
        return new Endpoint(service, method, path, reach, Set.of(roles));
    }
}
