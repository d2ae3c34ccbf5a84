package io.leeway.support.messaging;

/** What a service works off; each service that has a channel {@code work} has one bean of this kind. */
public interface Work {

    /** The queue that brings it. */
    WorkQueue queue();

    /** What is done with which event. */
    EventHandlers handlers();
}
