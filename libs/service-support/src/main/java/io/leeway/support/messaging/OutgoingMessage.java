package io.leeway.support.messaging;

import java.util.Map;

/**
 * Where a message goes and what goes with it; attached to it as metadata.
 *
 * @param routingKey its routing key
 * @param id its id; blank for none
 * @param headers its headers
 */
record OutgoingMessage(String routingKey, String id, Map<String, Object> headers) {}
