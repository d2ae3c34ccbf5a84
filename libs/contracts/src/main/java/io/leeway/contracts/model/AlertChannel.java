package io.leeway.contracts.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * By which ways a definition can have alerts reach people. There are others, by which one subscribes: their addresses are
 * secrets, and a definition is shown to everyone.
 */
public enum AlertChannel {
    /** Electronic mail; an address is such as {@code ops@example.com}. */
    @JsonProperty("mail")
    MAIL,
    /** Signed messages to a URL. */
    @JsonProperty("webhook")
    WEBHOOK,
    /** An Alertmanager of Prometheus, by its URL. */
    @JsonProperty("alertmanager")
    ALERTMANAGER;

    /** The name by which documents, and the service that sends, call it. */
    public String channelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
