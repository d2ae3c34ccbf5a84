package io.leeway.client.http;

import java.net.URI;

import picocli.CommandLine.Option;

/** Where the services are; mixed into every command that talks to them. */
public final class ServiceAddresses {

    @Option(
            names = "--ingest",
            paramLabel = "URL",
            description = "ingest-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_INGEST_URL)",
            defaultValue = "${env:LEEWAY_INGEST_URL:-http://localhost:8081}")
    private URI ingest = URI.create("http://localhost:8081");

    @Option(
            names = "--drift",
            paramLabel = "URL",
            description = "drift-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_DRIFT_URL)",
            defaultValue = "${env:LEEWAY_DRIFT_URL:-http://localhost:8082}")
    private URI drift = URI.create("http://localhost:8082");

    @Option(
            names = "--performance",
            paramLabel = "URL",
            description = "performance-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_PERFORMANCE_URL)",
            defaultValue = "${env:LEEWAY_PERFORMANCE_URL:-http://localhost:8083}")
    private URI performance = URI.create("http://localhost:8083");

    @Option(
            names = "--risk",
            paramLabel = "URL",
            description = "risk-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_RISK_URL)",
            defaultValue = "${env:LEEWAY_RISK_URL:-http://localhost:8084}")
    private URI risk = URI.create("http://localhost:8084");

    @Option(
            names = "--alert",
            paramLabel = "URL",
            description = "alert-service (default: ${DEFAULT-VALUE}; environment: LEEWAY_ALERT_URL)",
            defaultValue = "${env:LEEWAY_ALERT_URL:-http://localhost:8085}")
    private URI alert = URI.create("http://localhost:8085");

    /** The addresses that the options name. */
    public ServiceAddresses() {}

    /** Given addresses. */
    public ServiceAddresses(URI ingest, URI risk) {
        this.ingest = ingest;
        this.risk = risk;
    }

    /** A client of ingest-service. */
    public IngestClient ingestClient() {
        return new IngestClient(new JsonHttp("ingest-service", ingest));
    }

    /** A client of drift-service. */
    public DriftClient driftClient() {
        return new DriftClient(new JsonHttp("drift-service", drift));
    }

    /** A client of performance-service. */
    public PerformanceClient performanceClient() {
        return new PerformanceClient(new JsonHttp("performance-service", performance));
    }

    /** A client of risk-service. */
    public RiskClient riskClient() {
        return new RiskClient(new JsonHttp("risk-service", risk));
    }

    /** A client of alert-service. */
    public AlertClient alertClient() {
        return alertClient(alert);
    }

    /** A client of alert-service at an address. */
    public static AlertClient alertClient(URI alert) {
        return new AlertClient(new JsonHttp("alert-service", alert));
    }
}
