package io.leeway.alert.delivery;

import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.support.metrics.InstanceMetric;

/** Counts and logs what becomes of deliveries; never with the address. */
@ApplicationScoped
class DeliveryMetrics {

    private static final Logger LOG = Logger.getLogger(DeliveryMetrics.class);

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void sent(String channel, @Nullable UUID alert) {
        count("sent");
        LOG.infof("event=delivery-sent channel=%s alert=%s", channel, alert);
    }

    /** It was refused, and waits to be tried again or was the last try. */
    void refused(String channel, @Nullable UUID alert, DeliveryStage next, String reason) {
        if (next instanceof DeliveryStage.Failed) {
            count("failed");
            LOG.errorf("event=delivery-given-up channel=%s alert=%s reason=\"%s\"", channel, alert, reason);
        } else {
            count("refused");
            LOG.warnf(
                    "event=delivery-refused channel=%s alert=%s refusals=%d reason=\"%s\"",
                    channel, alert, next.refusals(), reason);
        }
    }

    void impossible(String channel, @Nullable UUID alert, String reason) {
        count("failed");
        LOG.errorf("event=delivery-impossible channel=%s alert=%s reason=\"%s\"", channel, alert, reason);
    }

    private void count(String outcome) {
        registry.counter(InstanceMetric.DELIVERIES.meter(), "outcome", outcome).increment();
    }
}
