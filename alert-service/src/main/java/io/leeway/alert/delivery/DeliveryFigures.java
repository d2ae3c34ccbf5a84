package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/** How many messages wait on each channel, for Prometheus. */
@ApplicationScoped
class DeliveryFigures implements StateSource {

    private final DeliveryRepository deliveries;
    private final Channels channels;

    DeliveryFigures(DeliveryRepository deliveries, Channels channels) {
        this.deliveries = deliveries;
        this.channels = channels;
    }

    @Override
    public void read(StateReadings readings) {
        Instant now = StoredTime.now();
        Map<String, DeliveryRepository.Waiting> waiting = Transactions.run(() -> deliveries.waiting(now)).stream()
                .collect(Collectors.toMap(DeliveryRepository.Waiting::channel, Function.identity()));
        for (Channel known : channels.all()) {
            String channel = known.name();
            DeliveryRepository.@Nullable Waiting of = waiting.get(channel);
            readings.add(StateMetric.DELIVERIES_WAITING, of == null ? 0 : of.count(), channel);
            readings.addAge(StateMetric.DELIVERIES_OLDEST_SECONDS, of == null ? null : of.oldestDue(), now, channel);
        }
    }
}
