package io.leeway.alert.delivery;

import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Counts and logs what becomes of mails; never with the address. */
@ApplicationScoped
class DeliveryMetrics {

    private static final Logger LOG = Logger.getLogger(DeliveryMetrics.class);
    private static final String NAME = "leeway.deliveries";

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void sent(UUID alert) {
        count("sent");
        LOG.infof("event=mail-sent alert=%s", alert);
    }

    void refused(UUID alert, int refusals, String reason) {
        count("refused");
        LOG.warnf("event=mail-refused alert=%s refusals=%d reason=\"%s\"", alert, refusals, reason);
    }

    void impossible(UUID alert, String reason) {
        count("failed");
        LOG.errorf("event=mail-impossible alert=%s reason=\"%s\"", alert, reason);
    }

    void givenUp(UUID alert, String reason) {
        count("failed");
        LOG.errorf("event=mail-given-up alert=%s reason=\"%s\"", alert, reason);
    }

    private void count(String outcome) {
        registry.counter(NAME, "outcome", outcome).increment();
    }
}
