package io.leeway.support.messaging;

/** An event came before its turn: it waits for those before it, which are probably on their way. */
final class EarlyException extends NotYetException {

    private static final long serialVersionUID = 1;

    EarlyException(String missing) {
        super(missing);
    }
}
