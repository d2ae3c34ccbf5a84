package io.leeway.dashboard.proxy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

import io.leeway.support.web.WebProblem;

/**
 * Passes the page's requests on to the services, streams included, so that the page talks to one host only. Reading is
 * all that it passes on, and what the page has a button for.
 */
@ApplicationScoped
class ServiceProxy {

    /** The name of the TLS configuration, {@code quarkus.tls.services.*}, with which services are trusted. */
    private static final String TLS = "services";

    private final RiskServiceConfig risk;
    private final AlertServiceConfig alert;
    private final IngestServiceConfig ingest;
    private final PerformanceServiceConfig performance;
    private final DriftServiceConfig drift;
    private final ProxyConfig config;
    private final Vertx vertx;
    private final @Nullable TrustOptions trust;

    ServiceProxy(
            RiskServiceConfig risk,
            AlertServiceConfig alert,
            IngestServiceConfig ingest,
            PerformanceServiceConfig performance,
            DriftServiceConfig drift,
            ProxyConfig config,
            TlsConfigurationRegistry tls,
            Vertx vertx) {
        this.risk = risk;
        this.alert = alert;
        this.ingest = ingest;
        this.performance = performance;
        this.drift = drift;
        this.config = config;
        this.vertx = vertx;
        this.trust = tls.get(TLS).map(TlsConfiguration::getTrustStoreOptions).orElse(null);
    }

    void routes(@Observes Router router) {
        route(router, "/api/risk", "risk-service", risk.url(), PassageRules.reading());
        route(router, "/api/alert", "alert-service", alert.url(), PassageRules.alerts());
        route(router, "/api/ingest", "ingest-service", ingest.url(), PassageRules.intake());
        route(router, "/api/performance", "performance-service", performance.url(), PassageRules.reading());
        route(
                router,
                "/api/drift",
                new Upstream("drift-service", drift.url(), config, trust, vertx),
                PassageRules.backtests(),
                config.backtestTimeout());
    }

    private void route(Router router, String prefix, String service, URI address, PassageRules rules) {
        route(router, prefix, new Upstream(service, address, config, trust, vertx), rules, config.timeout());
    }

    static void route(Router router, String prefix, Upstream upstream, PassageRules rules, Duration timeout) {
        router.route(prefix + "/*").handler(context -> {
            HttpServerRequest request = context.request();
            String path = context.normalizedPath().substring(prefix.length());
            Optional<WebProblem> refusal = rules.refusal(request.method(), path, request.headers());
            if (refusal.isPresent()) {
                refusal.get().answer(context);
                return;
            }
            String target = request.query() == null ? path : path + '?' + request.query();
            Passage passage = new Passage(context, upstream, target, path.endsWith("/stream"), timeout.toMillis());
            SmallBody.of(context).onSuccess(passage::begin).onFailure(gone -> context.response()
                    .reset());
        });
    }
}
