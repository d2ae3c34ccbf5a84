package io.leeway.contracts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Recognises words that are probably the same ones, written in another way.
 *
 * <p>What {@link Canonical} does not fold is compared as it stands, because it may mean something. Where none of one side's
 * words is among the other's, and all of them would be if they were written as there, people want to be told so.
 */
public final class Spelling {

    /** How yes and no are written, in lower case. */
    private static final List<Set<String>> ANSWERS =
            List.of(Set.of("true", "false"), Set.of("1", "0"), Set.of("yes", "no"), Set.of("y", "n"), Set.of("t", "f"));

    private Spelling() {}

    /**
     * In what the words probably differ from the known ones, as the end of a sentence; nothing where some of them are known or
     * no such reason is seen.
     */
    public static Optional<String> difference(Set<String> words, Set<String> known) {
        if (words.isEmpty() || known.isEmpty() || words.stream().anyMatch(known::contains)) {
            return Optional.empty();
        }
        if (alike(words, known, Spelling::lower)) {
            return Optional.of("they differ in letter case only");
        }
        if (alike(words, known, Spelling::withoutLeadingZeros)) {
            return Optional.of("they differ in leading zeros only");
        }
        return answers(words).flatMap(these -> answers(known)
                .filter(those -> !those.equals(these))
                .map(those -> "perhaps the same answers, as " + these + " instead of " + those));
    }

    private static boolean alike(Set<String> words, Set<String> known, UnaryOperator<String> folding) {
        Set<String> folded = known.stream().map(folding).collect(Collectors.toSet());
        return words.stream().map(folding).allMatch(folded::contains);
    }

    /** The way in which the words say yes and no, if each of them does. */
    private static Optional<String> answers(Set<String> words) {
        return ANSWERS.stream()
                .filter(way -> words.stream().map(Spelling::lower).allMatch(way::contains))
                .findFirst()
                .map(way -> way.stream().sorted().collect(Collectors.joining("/")));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String withoutLeadingZeros(String word) {
        int start = 0;
        while (start < word.length() - 1 && word.charAt(start) == '0') {
            start++;
        }
        return word.substring(start);
    }
}
