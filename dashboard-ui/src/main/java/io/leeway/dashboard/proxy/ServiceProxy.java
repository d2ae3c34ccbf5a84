package io.leeway.dashboard.proxy;

import java.net.URI;
import java.util.Set;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Passes the page's requests on to the services, streams included, so that the page talks to one host only. Reading is
 * all that it passes on, and taking an alert on.
 */
@ApplicationScoped
class ServiceProxy {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int BAD_GATEWAY = 502;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    private final RiskServiceConfig risk;
    private final AlertServiceConfig alert;
    private final HttpClient client;

    ServiceProxy(RiskServiceConfig risk, AlertServiceConfig alert, Vertx vertx) {
        this.risk = risk;
        this.alert = alert;
        this.client = vertx.createHttpClient();
    }

    void routes(@Observes Router router) {
        route(router, "/api/risk", "risk-service", risk.url());
        route(router, "/api/alert", "alert-service", alert.url());
    }

    private void route(Router router, String prefix, String service, URI address) {
        HttpProxy proxy = HttpProxy.reverseProxy(client)
                .origin(address.getPort() < 0 ? 80 : address.getPort(), address.getHost())
                .addInterceptor(new Passage(prefix, service));
        router.route(prefix + "/*").handler(context -> {
            if (isAllowed(context)) {
                proxy.handle(context.request());
            }
        });
    }

    private static boolean isAllowed(RoutingContext context) {
        boolean acknowledges = context.request().method() == HttpMethod.POST
                && context.normalizedPath().matches("/api/alert/v1/alerts/[0-9a-f-]+/acknowledge");
        if (!acknowledges && !READING.contains(context.request().method())) {
            refuse(context, METHOD_NOT_ALLOWED, "Method not allowed", "The dashboard passes on reading requests only.");
            return false;
        }
        if (!context.normalizedPath().matches("/api/[a-z]+/v1/.*")) {
            refuse(context, NOT_FOUND, "Not found", "The services' APIs are below /v1.");
            return false;
        }
        return true;
    }

    private static void refuse(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem(status, title, detail));
    }

    private static Buffer problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    /** Takes the prefix off, and says which service is away when one is. */
    private record Passage(String prefix, String service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            context.request().setURI(context.request().getURI().substring(prefix.length()));
            return context.sendRequest().recover(failure -> Future.succeededFuture(away(context)));
        }

        private ProxyResponse away(ProxyContext context) {
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(BAD_GATEWAY)
                    .putHeader("Content-Type", "application/problem+json")
                    .setBody(Body.body(problem(
                            BAD_GATEWAY,
                            "Service away",
                            service + " does not answer. It may be starting; try again.")));
        }
    }
}
