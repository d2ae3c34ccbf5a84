package io.leeway.system.canary;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Takes OTLP over HTTP, as an OpenTelemetry collector does, and keeps it. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    /** A span and the service whose it is. */
    record Told(String service, Span span) {

        ByteString trace() {
            return span.getTraceId();
        }

        @Override
        public String toString() {
            return service + ": " + span.getName();
        }
    }

    static Collector start() throws IOException {
        Collector collector =
                new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext("/v1/traces", collector::take);
        collector.server.start();
        return collector;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            requests.add(ExportTraceServiceRequest.parseFrom(body));
            exchange.sendResponseHeaders(200, -1);
        } finally {
            exchange.close();
        }
    }

    /** All that was told, as text. */
    String text() {
        return requests.toString();
    }

    /** The traces that hold a span of this name. */
    List<List<Told>> traces(String spanName) {
        List<Told> all = requests.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(Collector::told)
                .toList();
        return all.stream()
                .filter(told -> told.span().getName().equals(spanName))
                .map(Told::trace)
                .distinct()
                .map(trace ->
                        all.stream().filter(told -> told.trace().equals(trace)).collect(Collectors.toList()))
                .toList();
    }

    private static Stream<Told> told(ResourceSpans of) {
        String service = of.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
        return of.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Told(service, span));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
