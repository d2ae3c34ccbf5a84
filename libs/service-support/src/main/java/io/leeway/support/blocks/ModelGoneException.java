package io.leeway.support.blocks;

/** The model whose rows are wanted was deleted meanwhile; there is nothing left to do for it. */
public final class ModelGoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelGoneException(Throwable cause) {
        super("the model was deleted", cause);
    }
}
