package io.leeway.support.tracing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Says where spans go; asked for only where a collector is named. */
@Dependent
final class CollectorExport {

    private static final String PATH = "/v1/traces";

    /** What OTLP says; a service that has just been started on a busy machine takes seconds for its first export. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Produces
    @Singleton
    SpanExporter exporter(TracesConfig config, MeterRegistry meters) {
        URI collector = config.collector()
                .orElseThrow(() -> new ConfigurationException("leeway.traces.collector names no collector."));
        check(collector, config.share());
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString().replaceAll("/+$", "") + PATH)
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .setCompression("gzip")
                // The next spans are the next try
                .setRetryPolicy(null);
        config.headers().forEach(builder::addHeader);
        config.authorities().ifPresent(file -> builder.setTrustedCertificates(read(file)));
        return new CollectorExporter(builder.build(), meters);
    }

    private static void check(URI collector, double share) {
        String scheme = collector.getScheme();
        if (collector.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new ConfigurationException("leeway.traces.collector (LEEWAY_TRACES_COLLECTOR) is " + collector
                    + "; it has to be where a collector takes OTLP over HTTP, such as http://collector:4318.");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new ConfigurationException(
                    "leeway.traces.share (LEEWAY_TRACES_SHARE) is " + share + "; it has to be 0 to 1.");
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException exception) {
            throw new ConfigurationException(
                    "leeway.traces.authorities (LEEWAY_TRACES_AUTHORITIES) names a file that cannot be read: " + file,
                    exception);
        }
    }
}
