package io.leeway.support.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes down what this service does as spans of traces, where a collector is named; elsewhere nothing is done for it. */
@Singleton
public final class Traces {

    /** The meter that counts spans by what became of them. */
    public static final String METER = "leeway.trace.spans";

    private static final String TRACEPARENT = "traceparent";
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("leeway.outcome");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return TRACEPARENT.equals(key) ? carrier : null;
        }
    };

    private final boolean areOn;
    private final Tracer tracer;

    @Inject
    Traces(TracesConfig config, OpenTelemetry telemetry) {
        this(config.collector().isPresent(), telemetry);
    }

    /** Those that this telemetry takes down. */
    public Traces(boolean areOn, OpenTelemetry telemetry) {
        this.areOn = areOn;
        this.tracer = telemetry.getTracer("io.leeway");
    }

    /** What is done at the moment, as W3C Trace Context writes it; absent where nothing is traced. */
    public static @Nullable String current() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(TRACEPARENT);
    }

    /** Does it, as a step if traces are wanted; a failure is told by its kind. */
    public <T> T during(Supplier<Step> step, Supplier<T> work) {
        if (!areOn) {
            return work.get();
        }
        Span span = begin(step.get());
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException | Error failure) {
            failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Likewise, of what answers nothing. */
    public void run(Supplier<Step> step, Runnable work) {
        during(step, () -> {
            work.run();
            return "";
        });
    }

    /** Likewise, of what is done when it is subscribed to. */
    public <T> Uni<T> during(Supplier<Step> step, Uni<T> work) {
        if (!areOn) {
            return work;
        }
        return Uni.createFrom().deferred(() -> {
            Span span = begin(step.get());
            return work.onFailure()
                    .invoke(failure -> failed(span, failure))
                    .onTermination()
                    .invoke(span::end);
        });
    }

    /** Says what became of the step that is done at the moment. */
    public static void became(String outcome) {
        Span.current().setAttribute(OUTCOME, outcome);
    }

    private Span begin(Step step) {
        Context parent = step.parent() == null
                ? Context.current()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), step.parent(), TEXT);
        return tracer.spanBuilder(step.name())
                .setSpanKind(step.kind())
                .setParent(parent)
                .setAllAttributes(step.attributes())
                .startSpan();
    }

    private static void failed(Span span, Throwable failure) {
        span.setAttribute(ERROR, failure.getClass().getName()).setStatus(StatusCode.ERROR);
    }
}
