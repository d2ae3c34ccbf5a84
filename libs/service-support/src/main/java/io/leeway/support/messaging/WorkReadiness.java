package io.leeway.support.messaging;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Says what the service's work waits for. A service that serves requests as well stays ready meanwhile, if its
 * configuration says so, because what it is asked for does not need the broker.
 */
@Readiness
@ApplicationScoped
class WorkReadiness implements HealthCheck {

    private final RabbitConnector connector;
    private final Outages outages;
    private final MessagingConfig config;

    WorkReadiness(@Connector(RabbitConnector.NAME) RabbitConnector connector, Outages outages, MessagingConfig config) {
        this.connector = connector;
        this.outages = outages;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("work");
        boolean isWorking = true;
        for (IncomingQueue queue : connector.queues()) {
            String missing = queue.missing();
            if (!missing.isEmpty()) {
                isWorking = false;
                response.withData(queue.source().channel(), missing);
            }
        }
        for (Map.Entry<String, String> outage : outages.reasons().entrySet()) {
            isWorking = false;
            response.withData(outage.getKey(), outage.getValue());
        }
        return response.status(isWorking || config.readyWithoutBroker()).build();
    }
}
