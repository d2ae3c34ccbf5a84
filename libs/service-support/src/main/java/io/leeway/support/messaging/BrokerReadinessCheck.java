package io.leeway.support.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the broker answers and has all queues; the connector alone reports UP when its queue is gone. */
@Readiness
@ApplicationScoped
class BrokerReadinessCheck implements HealthCheck {

    private final Broker broker;

    BrokerReadinessCheck(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("RabbitMQ topology")
                .status(broker.isReady())
                .build();
    }
}
