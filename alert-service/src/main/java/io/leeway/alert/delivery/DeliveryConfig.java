package io.leeway.alert.delivery;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alerts reach people. */
@ConfigMapping(prefix = "leeway.delivery")
interface DeliveryConfig {

    /**
     * How often the mail server may refuse a mail, with growing pauses up to five minutes, before it is given up. A mail
     * server that is away is waited for without a limit.
     */
    @WithDefault("50")
    int maximumAttempts();

    /** The longest pause between two tries while the mail server is away. */
    @WithDefault("15s")
    Duration outagePause();

    /** How many mails are on their way to the mail server at a time, each on a connection of its own. */
    @WithDefault("8")
    int connections();

    /** How long the mail server may be silent. */
    @WithDefault("20s")
    Duration smtpTimeout();

    /** The dashboard's address, for the link in the mail. */
    @WithDefault("${leeway.dashboard.url:http://localhost:8080}")
    String dashboardUrl();
}
