package io.leeway.support.tracing;

import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * A span as it leaves the service: with the attributes that are known to hold no more than names, ids, numbers and kinds.
 *
 * <p>Paths and queries of requests hold names of rows and tokens of links, and a failure's message may hold whatever made
 * it fail. So what is told is listed, rather than what is not: of a failure its kind.
 */
final class ToldSpan extends DelegatingSpanData {

    private static final Set<String> TOLD = Set.of(
            "error.type",
            "http.request.body.size",
            "http.request.method",
            "http.response.body.size",
            "http.response.status_code",
            "http.route",
            "messaging.destination.name",
            "messaging.message.body.size",
            "messaging.message.id",
            "messaging.operation.name",
            "messaging.operation.type",
            "messaging.rabbitmq.destination.routing_key",
            "messaging.system",
            "network.protocol.name",
            "network.protocol.version",
            "server.address",
            "server.port",
            "url.scheme");

    private static final String OWN = "leeway.";

    private final Attributes attributes;

    ToldSpan(SpanData span) {
        super(span);
        this.attributes = span.getAttributes().toBuilder()
                .removeIf(key -> !TOLD.contains(key.getKey()) && !key.getKey().startsWith(OWN))
                .build();
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    /** None: those there are tell of failures, with their messages. */
    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
