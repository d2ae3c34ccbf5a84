package io.leeway.contracts.model;

/** A model definition that cannot be used; the message says what is wrong, {@link #place()} where. */
public final class InvalidDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String place;

    InvalidDefinitionException(String place, String message) {
        super(message);
        this.place = place;
    }

    /** The place in the document: a path such as {@code drift.alpha}, with line and column where they are known. */
    public String place() {
        return place;
    }
}
