package io.leeway.support.messaging;

/** How long a message waits before it comes again, which it does in a queue beside its own. */
enum Pause {
    /** Of a message that is tried again. */
    RETRY(2_000),
    /** Of an event that came before its turn: what it waits for is probably on its way. */
    TURN(200);

    private final int millis;

    Pause(int millis) {
        this.millis = millis;
    }

    int millis() {
        return millis;
    }

    /** The queue in which messages of a work queue wait. */
    String queue(WorkQueue of) {
        return switch (this) {
            case RETRY -> of.retryQueue();
            case TURN -> of.turnQueue();
        };
    }

    /** Under which routing key they get there. */
    String routingKey(WorkQueue of) {
        return switch (this) {
            case RETRY -> of.queue();
            case TURN -> of.turnQueue();
        };
    }
}
