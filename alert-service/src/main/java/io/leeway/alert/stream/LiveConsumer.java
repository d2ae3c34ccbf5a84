package io.leeway.alert.stream;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.Alert;

/**
 * Passes on what was told of alerts by whatever instance: each has a queue of its own for it, so that a stream shows every
 * alert wherever it is connected.
 */
@ApplicationScoped
class LiveConsumer {

    private static final Logger LOG = Logger.getLogger(LiveConsumer.class);

    private final AlertStream stream;

    LiveConsumer(AlertStream stream) {
        this.stream = stream;
    }

    @Incoming("live")
    void live(byte[] event) {
        try {
            JsonNode alert = ContractJson.mapper().readTree(event).path("data").path("alert");
            if (alert.isObject()) {
                stream.tell(ContractJson.mapper().treeToValue(alert, Alert.class));
            } else {
                LOG.warn("event=live-event-without-alert");
            }
        } catch (IOException | RuntimeException exception) {
            // One event that cannot be read must not end the stream for all who listen.
            LOG.warnf(
                    "event=live-event-unreadable reason=%s",
                    exception.getClass().getSimpleName());
        }
    }
}
