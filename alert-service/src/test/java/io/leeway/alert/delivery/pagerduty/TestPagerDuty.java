package io.leeway.alert.delivery.pagerduty;

import io.vertx.core.Vertx;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.TestConfig;
import io.leeway.alert.delivery.http.TestMeans;

/** The channel for tests that need no service. */
public final class TestPagerDuty {

    private TestPagerDuty() {}

    /** With leave to call this machine; at that URL is what the channel calls by itself, if it does. */
    public static Channel channel(Vertx vertx, String url) {
        return new PagerDutyChannel(
                TestMeans.local(vertx, url + "/v2/enqueue"),
                new TestConfig().notices(),
                TestMeans.config(url + "/v2/enqueue"));
    }
}
