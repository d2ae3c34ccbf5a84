package io.leeway.risk.history;

import io.leeway.support.problem.ProblemException;

/** Names that come with a request. */
public final class Names {

    private static final int LONGEST = 1_000;

    private Names() {}

    /**
     * The name.
     *
     * @throws ProblemException if it is one that nothing can have: too long, or with control characters
     */
    public static String require(String parameter, String name) {
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                    "bad-name",
                    "Bad name",
                    parameter + " is a name of at most " + LONGEST + " characters without control characters.");
        }
        return name;
    }
}
