package io.leeway.contracts.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 envelope in structured JSON mode.
 *
 * @param specversion always {@code 1.0}
 * @param id the same for every delivery of the same fact, so that consumers can drop repetitions
 * @param source the service that says it, as {@code /leeway/ingest-service}
 * @param type {@code io.leeway.} and the routing key
 * @param subject the model, and the batch after a slash where there is one
 * @param time when the fact came to be
 * @param datacontenttype always {@code application/json}
 * @param traceparent which trace it belongs to, as W3C Trace Context and the extension "distributed tracing" of CloudEvents
 *     write it; absent where there is none
 * @param driftturn the {@link Turn} in which drift-service works it off; absent where that is no matter
 * @param performanceturn likewise for performance-service
 * @param data the fact
 * @param <T> the fact's type
 */
public record CloudEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        @Nullable String traceparent,
        @Nullable String driftturn,
        @Nullable String performanceturn,
        T data) {

    /** The media type of a message that holds such an envelope. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** An envelope around a fact; its id derives from source, type, subject and revision. */
    public static <T> CloudEvent<T> of(
            String service, EventType type, String subject, long revision, Instant time, T data) {
        String source = "/leeway/" + service;
        String name = source + '|' + type.routingKey() + '|' + subject + '|' + revision;
        return new CloudEvent<>(
                "1.0",
                idOf(name),
                source,
                type.cloudEventType(),
                subject,
                time,
                "application/json",
                null,
                null,
                null,
                data);
    }

    /** The same fact under an id that derives from this name, where a subject has several facts of one revision. */
    public CloudEvent<T> identifiedBy(String name) {
        return new CloudEvent<>(
                specversion,
                idOf(name),
                source,
                type,
                subject,
                time,
                datacontenttype,
                traceparent,
                driftturn,
                performanceturn,
                data);
    }

    /** The same fact as part of a trace. */
    public CloudEvent<T> within(@Nullable String trace) {
        return new CloudEvent<>(
                specversion, id, source, type, subject, time, datacontenttype, trace, driftturn, performanceturn, data);
    }

    /**
     * The same fact, to be worked off in its turn.
     *
     * @param drift by drift-service; absent where it is not told of it
     * @param performance by performance-service
     */
    public CloudEvent<T> inTurn(@Nullable Turn drift, Turn performance) {
        return new CloudEvent<>(
                specversion,
                id,
                source,
                type,
                subject,
                time,
                datacontenttype,
                traceparent,
                drift == null ? null : drift.toString(),
                performance.toString(),
                data);
    }

    private static String idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
