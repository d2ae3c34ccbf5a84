package io.leeway.support.tracing;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ToldSpanTest {

    private static final String CANARY = "canary";

    @Test
    void shouldTellNamesIdsNumbersAndKindsOnly() {
        // Given
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build();
        Span span = provider.get("test")
                .spanBuilder("GET /v1/models/{model}")
                .setAttribute("http.route", "/v1/models/{model}")
                .setAttribute("http.response.status_code", 500)
                .setAttribute("leeway.model", "churn")
                .setAttribute("url.path", CANARY)
                .setAttribute("url.query", CANARY)
                .setAttribute("user_agent.original", CANARY)
                .startSpan();
        span.recordException(new IllegalStateException(CANARY));
        span.setStatus(StatusCode.ERROR, CANARY);
        span.end();

        // When
        SpanData told = new ToldSpan(spans.getFinishedSpanItems().getFirst());

        // Then
        assertThat(told.getAttributes().asMap().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("http.route", "http.response.status_code", "leeway.model");
        assertThat(told.getEvents()).isEqualTo(List.of());
        assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.getStatus().getDescription()).isEmpty();
    }
}
