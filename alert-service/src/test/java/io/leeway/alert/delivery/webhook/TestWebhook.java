package io.leeway.alert.delivery.webhook;

import java.util.Optional;

import io.vertx.core.Vertx;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.TestConfig;
import io.leeway.alert.delivery.http.TestMeans;

/** The channel for tests that need no service. */
public final class TestWebhook {

    private TestWebhook() {}

    /** With leave to call this machine; at that URL is what the channel calls by itself, if it does. */
    public static Channel channel(Vertx vertx, String url) {
        return new WebhookChannel(TestMeans.local(vertx, url), new TestConfig().notices(), Optional::empty);
    }
}
