package io.leeway.rows.text;

import java.nio.charset.CharacterCodingException;

/** Bytes that are no text in UTF-8, with what they probably are and where they stand. */
public final class NotUtf8Exception extends CharacterCodingException {

    private static final long serialVersionUID = 1;

    private final String explanation;

    NotUtf8Exception(String explanation) {
        this.explanation = explanation;
    }

    /** What is wrong, where, and what to do, in a sentence or two without the name of the body or file. */
    @Override
    public String getMessage() {
        return explanation;
    }
}
