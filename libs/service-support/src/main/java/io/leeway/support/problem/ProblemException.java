package io.leeway.support.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.text.Names;

/** A refusal to be answered as a problem detail. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    /**
     * A refusal.
     *
     * @param status the HTTP status, 4xx or 503
     * @param type the last part of the problem's type, as {@code unknown-model}
     * @param title the kind of problem in words
     * @param detail what is wrong this time and what to do
     */
    public static ProblemException of(int status, String type, String title, String detail) {
        return of(status, type, title, detail, null, List.of());
    }

    /** A refusal with the place in the input and the single entries that are wrong. */
    public static ProblemException of(
            int status, String type, String title, String detail, @Nullable String place, List<Problem.Entry> errors) {
        return new ProblemException(
                new Problem("urn:leeway:problem:" + type, title, status, detail, null, place, List.copyOf(errors)));
    }

    /** A 400. */
    public static ProblemException badRequest(String type, String title, String detail) {
        return of(400, type, title, detail);
    }

    /** The 404 of a model that nobody registered. */
    public static ProblemException unknownModel(String name) {
        String model = Names.clean(name, Names.LONGEST);
        return of(
                404,
                "unknown-model",
                "Unknown model",
                "There is no model '" + model + "'. Register it first: PUT /v1/models/" + model
                        + " at ingest-service.");
    }

    /** The 400 of a definition that is none, with its place. */
    public static ProblemException invalidDefinition(InvalidDefinitionException refusal) {
        return of(
                400,
                "invalid-definition",
                "Invalid model definition",
                String.valueOf(refusal.getMessage()),
                refusal.place(),
                List.of());
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }
}
