package io.leeway.risk.stream;

import java.util.function.Function;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.support.metrics.InstanceMetric;
import io.leeway.support.stream.LiveStream;

/** Tells everyone who listens to this instance of every batch that was assessed, by whichever instance. */
@ApplicationScoped
class BatchStream {

    private final LiveStream<BatchSummary> batches = new LiveStream<>(
            "This instance has " + LiveStream.MOST + " open streams. Close some, or read /v1/models/{model}/reports.");

    BatchStream(MeterRegistry registry) {
        registry.gauge(InstanceMetric.STREAMS.meter(), batches, LiveStream::listeners);
    }

    /** Tells of a batch; who listens too slowly gets the latest. */
    void tell(BatchSummary batch) {
        batches.tell(batch);
    }

    /** What is told from now on; see {@link LiveStream#listen}. */
    Multi<OutboundSseEvent> listen(
            Sse sse, Predicate<BatchSummary> wanted, Function<BatchSummary, OutboundSseEvent> event) {
        return batches.listen(sse, wanted, event);
    }

    /** Ends all streams when the service is told to stop, which waits for them otherwise. */
    void end(@Observes ShutdownDelayInitiatedEvent stop) {
        batches.close();
    }
}
