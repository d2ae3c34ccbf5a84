package io.leeway.alert.delivery;

/** What became of a message that a channel was to send. Reasons are words for a person, and hold no address. */
public sealed interface Outcome {

    /** The other side has it. */
    record Taken() implements Outcome {}

    /**
     * This message was not taken: it is tried again after growing pauses, and given up in the end. So is one whose
     * recipient alone cannot be reached.
     */
    record Refused(String reason) implements Outcome {}

    /**
     * The channel is away, for every recipient alike: one message at a time tries it until it is back, without a limit.
     */
    record Unreachable() implements Outcome {}

    /** It can never be sent: it is given up at once. */
    record Impossible(String reason) implements Outcome {}
}
