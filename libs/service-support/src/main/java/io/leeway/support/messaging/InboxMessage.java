package io.leeway.support.messaging;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message that a program outside of Leeway sent; it may be anything.
 *
 * @param routingKey its routing key
 * @param contentType what it says its body is; absent where it says nothing
 * @param contentEncoding how it says its body is compressed, likewise
 * @param attributes a CloudEvent's attributes, where they came as headers {@code cloudEvents:NAME} or {@code
 *     cloudEvents_NAME}
 * @param body its body
 */
public record InboxMessage(
        String routingKey,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        Map<String, String> attributes,
        byte[] body) {}
