package io.leeway.support.messaging;

import java.util.HashMap;
import java.util.Map;

/** How RabbitMQ keeps the messages of a queue. */
enum QueueKind {
    /** On one node. */
    CLASSIC,
    /** On the majority of a cluster's nodes before they are confirmed. */
    QUORUM;

    /**
     * What a queue of this kind is declared with beside its own arguments. A classic one is declared without its kind, as
     * ever: a queue that is there already is found again only under the same arguments.
     */
    Map<String, Object> with(Map<String, Object> arguments) {
        if (this == CLASSIC) {
            return arguments;
        }
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("x-queue-type", "quorum");
        return all;
    }
}
