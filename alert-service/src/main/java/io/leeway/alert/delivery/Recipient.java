package io.leeway.alert.delivery;

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
}
