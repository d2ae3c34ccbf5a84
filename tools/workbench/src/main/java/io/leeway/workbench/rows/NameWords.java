package io.leeway.workbench.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that a column's name is made of. */
public final class NameWords {

    private static final Set<String> TIMES = Set.of(
            "timestamp",
            "time",
            "datetime",
            "date",
            "ts",
            "at",
            "when",
            "epoch",
            "unix",
            "created",
            "updated",
            "event");

    private NameWords() {}

    /** In lower case: {@code createdAt} and {@code created_at} have the same two. */
    public static List<String> of(String name) {
        String spaced = name.strip()
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Arrays.asList(spaced.toLowerCase(Locale.ROOT).split(" "));
    }

    /** Whether a name with these words may be that of times. */
    public static boolean mentionTime(List<String> words) {
        return words.stream().anyMatch(TIMES::contains);
    }
}
