package io.leeway.alert.stream;

import java.util.function.Function;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.leeway.contracts.alerts.Alert;
import io.leeway.support.metrics.InstanceMetric;
import io.leeway.support.stream.LiveStream;

/** Tells everyone who listens of every alert that changes, and counts who does. */
@ApplicationScoped
public class AlertStream {

    private final LiveStream<Alert> alerts = new LiveStream<>(
            "This instance serves " + LiveStream.MOST + " streams already. Close one, or try again later.");

    AlertStream(MeterRegistry registry) {
        registry.gauge(InstanceMetric.STREAMS.meter(), alerts, LiveStream::listeners);
    }

    /** Tells of an alert; who listens too slowly gets the latest. */
    void tell(Alert alert) {
        alerts.tell(alert);
    }

    /** What is told from now on; see {@link LiveStream#listen}. */
    Multi<OutboundSseEvent> listen(Sse sse, Predicate<Alert> wanted, Function<Alert, OutboundSseEvent> event) {
        return alerts.listen(sse, wanted, event);
    }

    /** Ends all streams when the service is told to stop, which waits for them otherwise. */
    void end(@Observes ShutdownDelayInitiatedEvent stop) {
        alerts.close();
    }
}
