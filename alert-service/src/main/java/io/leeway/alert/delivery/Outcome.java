package io.leeway.alert.delivery;

import java.time.Duration;

/** What became of a message that a channel was to send. Reasons are words for a person, and hold no address. */
public sealed interface Outcome {

    /** The other side has it. */
    record Taken() implements Outcome {}

    /**
     * This message was not taken: it is tried again after growing pauses, and given up in the end. So is one whose
     * recipient alone cannot be reached.
     *
     * @param pause how long the other side asked to be left alone; zero where it did not
     */
    record Refused(String reason, Duration pause) implements Outcome {

        /** Without a word about when to come again. */
        public Refused(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * The channel is away, for every recipient alike: one message at a time tries it until it is back, without a limit.
     */
    record Unreachable() implements Outcome {}

    /** It can never be sent: it is given up at once. */
    record Impossible(String reason) implements Outcome {}

    /** The recipient wants no more: this message and all others to it are given up until it is subscribed anew. */
    record Gone(String reason) implements Outcome {}
}
