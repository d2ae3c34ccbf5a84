package io.leeway.support.tracing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who is told what became of a batch, from its push to the mail. What is said here goes before `quarkus.otel`. */
@ConfigMapping(prefix = "leeway.traces")
public interface TracesConfig {

    /**
     * Where an OpenTelemetry collector takes OTLP over HTTP, such as `http://collector:4318`. Without one there are no
     * traces.
     */
    Optional<URI> collector();

    /** Which share of what begins here is traced, 0 to 1. Of what began elsewhere, that is traced which was there. */
    @WithDefault("1")
    double share();

    /** What the collector wants to be sent as headers of HTTP, by their names, such as a token. */
    Map<String, String> headers();

    /** A file in PEM with the authorities that vouch for a collector behind `https`; without one, those that Java knows. */
    Optional<Path> authorities();
}
