package io.leeway.contracts.text;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a name may consist of: a batch's, a column's, a class's, a key or a mail address.
 *
 * <p>Every name that the suite stores goes through here, because a NUL cannot be stored in PostgreSQL, a line break
 * starts another header in a mail or another line in a log, and half a surrogate pair is no character at all.
 */
public final class Names {

    /** The most characters of a name. */
    public static final int LONGEST = 200;

    /** The most characters of a mail address. */
    public static final int LONGEST_EMAIL = 320;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final char REPLACEMENT = '\uFFFD';

    private Names() {}

    /** What is wrong with a name of at most {@link #LONGEST} characters, as a predicate; absent if nothing is. */
    public static @Nullable String fault(String name) {
        return fault(name, LONGEST);
    }

    /**
     * What is wrong with a name, as a predicate such as "has a control character at place 3"; absent if nothing is.
     *
     * @param longest the most characters that it may have
     */
    public static @Nullable String fault(String name, int longest) {
        if (name.length() > longest) {
            return "has " + name.length() + " characters; at most " + longest + " are allowed";
        }
        int place = firstBad(name);
        if (place < 0) {
            return null;
        }
        return (Character.isSurrogate(name.charAt(place)) ? "has half a surrogate pair" : "has a control character")
                + " at place " + (place + 1);
    }

    /**
     * What is wrong with a column's name, likewise; it may hold a tab, which spreadsheets leave in headers and which breaks
     * neither a line nor a header.
     */
    public static @Nullable String columnFault(String name) {
        return fault(name.replace('\t', ' '), LONGEST);
    }

    /**
     * The name, if it can be one of something that has to have one.
     *
     * @param bearer what has it, as the beginning of a sentence such as "A metric"
     * @throws IllegalArgumentException if it is blank, too long, or has a control character
     */
    public static String required(String bearer, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(bearer + " has a name.");
        }
        String fault = fault(name);
        if (fault != null) {
            throw new IllegalArgumentException(bearer + "'s name " + fault + ".");
        }
        return name;
    }

    /** Whether the text can be a mail address: something on both sides of an {@code @}, and nothing that ends a header. */
    public static boolean isEmail(@Nullable String text) {
        return text != null
                && fault(text, LONGEST_EMAIL) == null
                && EMAIL.matcher(text).matches();
    }

    /**
     * A text made fit for a line of a log, a header or an answer: what is no visible character is replaced, and what is
     * beyond the longest is cut off.
     */
    public static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && clean.length() < longest; i++) {
            char character = text.charAt(i);
            boolean pair = isPair(text, i) && clean.length() + 1 < longest;
            if (pair) {
                clean.append(character).append(text.charAt(i + 1));
                i++;
            } else {
                clean.append(isBad(text, i) || Character.isSurrogate(character) ? REPLACEMENT : character);
            }
        }
        return clean.length() < text.length() && clean.length() == longest ? clean + "..." : clean.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (isBad(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBad(String text, int place) {
        char character = text.charAt(place);
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || (Character.isSurrogate(character) && !isPair(text, place));
    }

    private static boolean isPair(String text, int place) {
        return Character.isHighSurrogate(text.charAt(place))
                && place + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(place + 1));
    }
}
