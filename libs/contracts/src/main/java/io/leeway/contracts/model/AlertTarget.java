package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * Whom an alert reaches: a mail address, or an address on a channel.
 *
 * @param email short for this {@code address} on the {@code channel} mail
 * @param channel by which way; absent where there is an {@code email}
 * @param address where to, in the channel's own form; absent where there is an {@code email}
 */
public record AlertTarget(
        @Nullable String email,
        @Nullable AlertChannel channel,
        @Nullable String address) {

    /** The most characters of an address. */
    public static final int LONGEST_ADDRESS = 500;

    /** Somebody with a mail address. */
    public static AlertTarget mail(String address) {
        return new AlertTarget(address, null, null);
    }
}
