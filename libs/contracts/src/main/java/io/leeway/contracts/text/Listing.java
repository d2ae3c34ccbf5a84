package io.leeway.contracts.text;

import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Names in a sentence: the first of them, and how many more there are, so that no sentence grows with the data. */
public final class Listing {

    private Listing() {}

    /** The first names in their order, joined by commas, and where there are others {@code "and 3 more"}. */
    public static String of(Collection<String> names, int most) {
        return of(names, most, UnaryOperator.identity());
    }

    /**
     * The first names likewise, each in another form.
     *
     * @param form what becomes of each name that is listed, such as itself in quotes
     */
    public static String of(Collection<String> names, int most, UnaryOperator<String> form) {
        String first = names.stream().limit(most).map(form).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }
}
