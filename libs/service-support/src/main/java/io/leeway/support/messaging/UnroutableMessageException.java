package io.leeway.support.messaging;

/** The broker took a message and no queue did; it was not sent. */
final class UnroutableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnroutableMessageException(String exchange, String routingKey) {
        super("no queue takes messages of exchange " + exchange + " under " + routingKey);
    }
}
