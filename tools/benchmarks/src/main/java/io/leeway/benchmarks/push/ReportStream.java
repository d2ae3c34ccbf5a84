package io.leeway.benchmarks.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.leeway.contracts.ContractJson;

/** Listens to risk-service's stream for batches whose report can be read, so that nobody has to ask for them. */
final class ReportStream implements AutoCloseable {

    private static final String DATA = "data:";

    private final Map<String, CompletableFuture<Instant>> told = new ConcurrentHashMap<>();
    private final Stream<String> lines;

    /** Begins to listen; whatever is assessed when this returns is heard. */
    ReportStream(HttpClient http, URI stream) throws IOException, InterruptedException {
        lines = http.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofLines())
                .body();
        Thread.ofPlatform().daemon().name("report-stream").start(this::listen);
    }

    /** When the stream told of a batch first, which it may not have done yet. */
    CompletableFuture<Instant> of(String batch) {
        return told.computeIfAbsent(batch, id -> new CompletableFuture<>());
    }

    private void listen() {
        try {
            lines.forEach(this::hear);
        } catch (UncheckedIOException exception) {
            // It was closed; whoever waits for what was not told by then does so in vain.
            IllegalStateException ended = new IllegalStateException("The stream has ended", exception);
            told.values().forEach(waiting -> waiting.completeExceptionally(ended));
        }
    }

    private void hear(String line) {
        Instant now = Instant.now();
        if (line.startsWith(DATA)) {
            try {
                of(ContractJson.mapper()
                                .readTree(line.substring(DATA.length()))
                                .path("batch")
                                .asText())
                        .complete(now);
            } catch (JsonProcessingException exception) {
                throw new IllegalStateException("The stream told what is no JSON: " + line, exception);
            }
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
