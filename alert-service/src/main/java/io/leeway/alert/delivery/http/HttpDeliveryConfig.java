package io.leeway.alert.delivery.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alerts are sent to other servers over HTTP. */
@ConfigMapping(prefix = "leeway.delivery.http")
public interface HttpDeliveryConfig {

    /** How long a server may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * The pauses after each refusal or failure, one after the other; after the last try a message is given up. A server
     * that asks for a longer pause with Retry-After gets it, up to a day.
     */
    @WithDefault("5s,1m,5m,30m,2h,5h,10h,10h")
    List<Duration> pauses();

    /**
     * Networks that are called although they are private or the machine's own, such as 10.0.0.0/8, ::1/128, or a single
     * address. Only there may a URL begin with http.
     */
    Optional<List<String>> allowedNetworks();

    /** Where PagerDuty takes events; for accounts in its region Europe https://events.eu.pagerduty.com/v2/enqueue. */
    @WithDefault("https://events.pagerduty.com/v2/enqueue")
    String pagerdutyUrl();
}
