package io.leeway.alert.delivery.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may be sent mails. */
@ConfigMapping(prefix = "leeway.delivery.mail")
public interface MailOptInConfig {

    /**
     * Whether an address that is subscribed is asked by mail first, and gets nothing until its reader says yes; for an API
     * that people reach who subscribe themselves. An address that a definition names is not asked.
     */
    @WithDefault("false")
    boolean confirm();
}
