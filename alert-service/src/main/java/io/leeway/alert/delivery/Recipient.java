package io.leeway.alert.delivery;

import java.util.Collection;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.leeway.contracts.ContractJson;

/**
 * Whom an alert reaches.
 *
 * @param channel the name of a channel, which there may or may not be
 * @param address where to, in the channel's own form
 */
public record Recipient(String channel, String address) {

    /** The channel that is meant where the API speaks of an {@code email} only. */
    public static final String MAIL = "mail";

    /** Somebody with a mail address. */
    public static Recipient mail(String address) {
        return new Recipient(MAIL, address);
    }

    /** Rows of {@code channel} and {@code address}, for one parameter of a statement. */
    static ArrayNode rows(Collection<Recipient> recipients) {
        ArrayNode rows = ContractJson.mapper().createArrayNode();
        recipients.forEach(recipient ->
                rows.addObject().put("channel", recipient.channel()).put("address", recipient.address()));
        return rows;
    }
}
