package io.leeway.client.console;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers of things in words, and lists that end where they grow long. */
public final class Counts {

    private Counts() {}

    /** The number with its noun, as "1 row" or "1,409 rows". */
    public static String of(long number, String one, String many) {
        return String.format("%,d %s", number, number == 1 ? one : many);
    }

    /** The number with a noun whose plural has an s. */
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /** The first names, made safe for a terminal, and how many more there are, as "a, b and 3 more". */
    public static String list(List<String> names, int most) {
        String shown = names.stream().limit(most).map(Terminal::safe).collect(Collectors.joining(", "));
        return names.size() > most ? String.format("%s and %,d more", shown, names.size() - most) : shown;
    }
}
