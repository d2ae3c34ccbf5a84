package io.leeway.contracts.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which ways alerts reach people. */
public enum AlertChannel {
    /** Electronic mail; an address is such as {@code ops@example.com}. */
    @JsonProperty("mail")
    MAIL;

    /** The name by which documents, and the service that sends, call it. */
    public String channelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
