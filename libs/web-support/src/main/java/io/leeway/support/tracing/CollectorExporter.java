package io.leeway.support.tracing;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to the collector and counts what it took and what it did not. That it is away is told once, and once that it
 * is back; what it did not take is gone, and nothing waits for it.
 */
final class CollectorExporter implements SpanExporter {

    private static final Logger LOG = Logger.getLogger(CollectorExporter.class);

    private final SpanExporter collector;
    private final Counter sent;
    private final Counter lost;
    private final AtomicBoolean isAway = new AtomicBoolean();

    CollectorExporter(SpanExporter collector, MeterRegistry meters) {
        this.collector = collector;
        this.sent = meters.counter(Traces.METER, "outcome", "sent");
        this.lost = meters.counter(Traces.METER, "outcome", "lost");
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result =
                collector.export(spans.stream().<SpanData>map(ToldSpan::new).toList());
        return result.whenComplete(() -> {
            if (result.isSuccess()) {
                sent.increment(spans.size());
                if (isAway.compareAndSet(true, false)) {
                    LOG.infof("event=collector-back");
                }
            } else {
                lost.increment(spans.size());
                if (isAway.compareAndSet(false, true)) {
                    LOG.warnf("event=collector-away reason=\"%s\"", reason(result.getFailureThrowable()));
                }
            }
        });
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause == null ? "it takes no spans" : cause.getClass().getSimpleName();
    }

    @Override
    public CompletableResultCode flush() {
        return collector.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return collector.shutdown();
    }
}
