package io.leeway.rows.schema;

import org.jspecify.annotations.Nullable;

/** What a text must be to be stored. */
public final class Texts {

    private Texts() {}

    /** What is wrong with the text, if anything. */
    public static @Nullable String fault(String text, int longest) {
        if (text.length() > longest) {
            return "The text has " + text.length() + " characters; at most " + longest + " are kept.";
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "The text holds half a surrogate pair.";
                }
                i++;
            } else if (text.charAt(i) == '\0') {
                return "The text holds a NUL character.";
            }
        }
        return null;
    }
}
