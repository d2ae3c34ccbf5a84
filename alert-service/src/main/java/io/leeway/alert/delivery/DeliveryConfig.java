package io.leeway.alert.delivery;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alerts reach people. */
@ConfigMapping(prefix = "leeway.delivery")
public interface DeliveryConfig {

    /**
     * How often a message, such as a mail, may be refused, with growing pauses up to five minutes, before it is given up.
     * A channel that is away, such as the mail server, is waited for without a limit.
     */
    @WithDefault("50")
    int maximumAttempts();

    /** The longest pause between two tries while a channel, such as the mail server, is away. */
    @WithDefault("15s")
    Duration outagePause();

    /** How many messages are on their way at a time on each channel, each on a connection of its own. */
    @WithDefault("8")
    int connections();

    /** How long the mail server may be silent. */
    @WithDefault("20s")
    Duration smtpTimeout();

    /** The dashboard's address, for the link in a message. */
    @WithDefault("${leeway.dashboard.url:http://localhost:8080}")
    String dashboardUrl();
}
