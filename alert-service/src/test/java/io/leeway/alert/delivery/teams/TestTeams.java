package io.leeway.alert.delivery.teams;

import io.vertx.core.Vertx;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.TestConfig;
import io.leeway.alert.delivery.http.TestMeans;

/** The channel for tests that need no service. */
public final class TestTeams {

    private TestTeams() {}

    /** With leave to call this machine; at that URL is what the channel calls by itself, if it does. */
    public static Channel channel(Vertx vertx, String url) {
        return new TeamsChannel(TestMeans.local(vertx, url), new TestConfig().notices());
    }
}
