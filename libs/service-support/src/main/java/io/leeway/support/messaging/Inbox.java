package io.leeway.support.messaging;

/**
 * Where programs outside of Leeway send messages: a topic exchange, whose routing keys say what a message is about, and a
 * durable queue that takes all of them. What is given up of it lies in a queue of its own, where it crowds out none of
 * Leeway's own dead letters.
 *
 * @param name the name of the exchange and of the queue
 * @param prefetch how many messages are in hand at most, 1 to 1,000
 * @param largest the most bytes of a body that are handed on; of a larger one only so many are, so that what is in hand
 *     is bounded whatever is sent
 */
public record Inbox(String name, int prefetch, int largest) {

    /** The most characters of a name on the broker, less those behind it. */
    private static final int LONGEST = 200;

    /**
     * An inbox.
     *
     * @throws IllegalArgumentException if the name is none, or one of Leeway's own, or the prefetch is out of range
     */
    public Inbox {
        if (name.isBlank() || name.length() > LONGEST || name.startsWith("amq.")) {
            throw new IllegalArgumentException("an exchange and a queue cannot be called '" + name + "'");
        }
        if (Topology.has(name) || Topology.has(deadLetters(name))) {
            throw new IllegalArgumentException("'" + name + "' is taken by what Leeway's services tell each other");
        }
        if (prefetch < 1 || prefetch > RabbitConnector.MOST_PREFETCH) {
            throw new IllegalArgumentException("of the messages of '" + name + "', 1 to "
                    + RabbitConnector.MOST_PREFETCH + " can be in hand, not " + prefetch);
        }
    }

    /** The queue of what was given up, each with the reason in its header {@code leeway-reason}. */
    public String deadLetters() {
        return deadLetters(name);
    }

    private static String deadLetters(String name) {
        return name + ".dead-letters";
    }
}
