package io.leeway.support.messaging;

/** What is done with the messages of an inbox, several at a time, each on a virtual thread. */
public interface InboxHandler {

    /**
     * Takes a message; it is acknowledged when this returns.
     *
     * @throws UnprocessableEventException if it can never be taken: it is given up, with the reason
     * @throws RuntimeException if the surroundings fail, as {@link OutageException} says: it is tried again until they are
     *     back, or it has become the broker's again. With anything else it is tried a few times and then given up
     */
    void take(InboxMessage message);

    /**
     * A message lies where those are that were given up; it is acknowledged when this returns. A message that comes again
     * for want of an acknowledgement is told of twice.
     *
     * @throws RuntimeException if the surroundings fail: it is told again until they are back
     */
    default void givenUp(InboxMessage message) {}
}
