package io.leeway.alert.delivery.webhook;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Alerts as signed webhooks. */
@ConfigMapping(prefix = "leeway.delivery.webhook")
public interface WebhookConfig {

    /**
     * The secret (whsec_ and 24 to 64 bytes in Base64) that signs what is sent to URLs which were subscribed without one, and
     * to those that a definition names.
     */
    Optional<String> secret();
}
