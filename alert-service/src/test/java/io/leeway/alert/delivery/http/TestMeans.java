package io.leeway.alert.delivery.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Vertx;

import io.leeway.alert.delivery.TestConfig;

/** What channels over HTTP use, with leave to call this machine. */
public final class TestMeans {

    private TestMeans() {}

    /** Over this machine's own network, with PagerDuty at that URL. */
    public static HttpMeans local(Vertx vertx, String pagerduty) {
        Config config = new Config(pagerduty);
        Networks networks = new Networks(config);
        return new HttpMeans(
                new HttpSender(vertx, networks, config), new WebAddresses(networks), config, new TestConfig());
    }

    /** The configuration that allows it. */
    public static HttpDeliveryConfig config(String pagerduty) {
        return new Config(pagerduty);
    }

    private record Config(String pagerdutyUrl) implements HttpDeliveryConfig {

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public List<Duration> pauses() {
            return List.of(Duration.ofSeconds(5));
        }

        @Override
        public Optional<List<String>> allowedNetworks() {
            return Optional.of(List.of("127.0.0.0/8"));
        }
    }
}
