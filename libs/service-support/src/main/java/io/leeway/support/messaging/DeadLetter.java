package io.leeway.support.messaging;

import java.time.Instant;

/**
 * A message that could not be worked off, with what is known of why.
 *
 * @param queue the queue that it was in, as {@code leeway.drift}
 * @param reason why it is here, in words for a person; holds none of the data
 * @param attempts how often it was tried
 * @param at when it was given up
 * @param body the message as it was, usually a CloudEvent
 */
public record DeadLetter(String queue, String reason, int attempts, Instant at, byte[] body) {}
