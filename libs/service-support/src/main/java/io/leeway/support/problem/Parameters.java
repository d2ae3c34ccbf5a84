package io.leeway.support.problem;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;

/** Checks what stands in a request's path, query and headers; each refusal names the parameter and what it may be. */
public final class Parameters {

    /** How many items a list answers at most, unless it says otherwise. */
    public static final int MOST_LISTED = 1_000;

    private static final int DIGITS = 9;

    private Parameters() {}

    /**
     * A name, as it was given.
     *
     * @param what the parameter's name
     * @throws ProblemException 400 if it is longer than {@link Names#LONGEST} or has characters that no name has
     */
    public static String name(String what, String value) {
        String fault = Names.fault(value);
        if (fault != null) {
            throw ProblemException.badRequest("bad-name", "Bad name", what + " " + fault + ".");
        }
        return value;
    }

    /**
     * The name in a parameter that may be left out: null only if it was.
     *
     * @param what the parameter's name
     * @throws ProblemException 400 if it is longer than {@link Names#LONGEST} or has characters that no name has
     */
    public static @Nullable String optionalName(String what, @Nullable String value) {
        return value == null ? null : name(what, value);
    }

    /**
     * The column's name in a parameter that may be left out: null only if it was.
     *
     * @param what the parameter's name
     * @throws ProblemException 400 if it is longer than {@link Names#LONGEST} or has characters that no column's name has
     */
    public static @Nullable String optionalColumn(String what, @Nullable String value) {
        String fault = value == null ? null : Names.columnFault(value);
        if (fault != null) {
            throw ProblemException.badRequest("bad-name", "Bad name", what + " " + fault + ".");
        }
        return value;
    }

    /**
     * How many items of a list are wanted.
     *
     * @param standard what holds when nothing is given
     * @throws ProblemException 400 if it is no number from 1 to {@link #MOST_LISTED}
     */
    public static int limit(@Nullable String value, int standard) {
        return number("limit", value, standard, MOST_LISTED);
    }

    /**
     * A whole number from 1 on.
     *
     * @param what the parameter's name
     * @param standard what holds when nothing is given
     * @throws ProblemException 400 if it is no number from 1 to the most
     */
    public static int number(String what, @Nullable String value, int standard, int most) {
        return value == null || value.isEmpty() ? standard : number(what, value, most);
    }

    /**
     * A whole number from 1 on, which cannot be left out.
     *
     * @param what the parameter's name
     * @throws ProblemException 400 if it is no number from 1 to the most
     */
    public static int number(String what, String value, int most) {
        boolean digits = !value.isEmpty()
                && value.length() <= DIGITS
                && value.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        int number = digits ? Integer.parseInt(value) : 0;
        if (number < 1 || number > most) {
            throw ProblemException.badRequest(
                    "bad-" + what,
                    "Bad " + what,
                    what + " is a whole number from 1 to " + most + "; '" + Names.clean(value, 40) + "' is none.");
        }
        return number;
    }
}
