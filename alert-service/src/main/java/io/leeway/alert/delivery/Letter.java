package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a channel is to send to one recipient that is about no incident: a digest, or a test.
 *
 * @param id stays the same however often it is tried
 * @param type {@code digest} or {@code test}
 * @param address where to, in the channel's own form; the channel found no fault with it
 * @param at when it was written
 * @param notice what it says
 * @param secret what the recipient and Leeway alone know; empty where there is none
 * @param key who knows it may end what the recipient gets; told to the recipient alone
 */
public record Letter(
        UUID id, String type, String address, Instant at, Notice notice, Optional<Secret> secret, UUID key) {

    /** What is unusual but no incident. */
    public static final String DIGEST = "digest";

    /** Somebody tries out whether messages arrive. */
    public static final String TEST = "test";
}
