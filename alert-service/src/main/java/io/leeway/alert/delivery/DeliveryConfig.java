package io.leeway.alert.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alerts reach people. */
@ConfigMapping(prefix = "leeway.delivery")
interface DeliveryConfig {

    /** How often a mail is tried, with growing pauses up to five minutes, before it is given up. */
    @WithDefault("50")
    int maximumAttempts();

    /** The dashboard's address, for the link in the mail. */
    @WithDefault("${leeway.dashboard.url:http://localhost:8080}")
    String dashboardUrl();
}
