package io.leeway.support.messaging;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;

/**
 * Where a message goes and what goes with it; attached to it as metadata.
 *
 * @param routingKey its routing key
 * @param id its id; blank for none
 * @param contentType what its body is; absent where that is not known
 * @param headers its headers
 */
record OutgoingMessage(
        String routingKey, String id, @Nullable String contentType, Map<String, Object> headers) {

    /** Of a CloudEvent in JSON. */
    static OutgoingMessage event(String routingKey, String id, Map<String, Object> headers) {
        return new OutgoingMessage(routingKey, id, CloudEvent.MEDIA_TYPE, headers);
    }
}
