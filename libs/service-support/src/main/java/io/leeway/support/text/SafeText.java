package io.leeway.support.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Text that a client chose, cleaned for places that a line break or an invisible character would change the meaning of:
 * headers and bodies of mails, and logs.
 */
public final class SafeText {

    /** Stands at the end of what was cut. */
    private static final String CUT = "…";

    private static final char REPLACEMENT = '\uFFFD';

    /** As many bytes as an encoded word of 75 characters holds; see RFC 2047, section 2. */
    private static final int WORD_BYTES = 45;

    private SafeText() {}

    /**
     * One line: control characters and line separators of every kind become spaces, what turns the direction of writing or
     * is not seen is left out, half a surrogate pair is replaced.
     *
     * @param text any text; null counts as empty
     * @param most how many code points are kept at most, the mark of a cut included; at least 1
     */
    public static String line(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), 2 * most));
        int kept = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int clean = clean(point);
            if (clean < 0) {
                continue;
            }
            if (kept == most) {
                line.setLength(line.offsetByCodePoints(line.length(), -1));
                return line.append(CUT).toString();
            }
            line.appendCodePoint(clean);
            kept++;
        }
        return line.toString();
    }

    /**
     * The value of a header: a {@link #line} in ASCII, as encoded words of RFC 2047 where it is not ASCII by itself or
     * would be taken for such.
     */
    public static String header(@Nullable String text, int most) {
        String line = line(text, most);
        boolean plain = line.chars().allMatch(c -> c < 0x7F) && !line.contains("=?");
        return plain ? line : encodedWords(line);
    }

    /** The character that stands for this one; -1 for none. */
    private static int clean(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            // Directions, joiners, marks of byte order, tags: nobody sees them, and they hide what is there.
            case Character.FORMAT -> -1;
            case Character.SURROGATE -> REPLACEMENT;
            default -> point;
        };
    }

    private static String encodedWords(String line) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            String point = Character.toString(line.codePointAt(i));
            i += point.length();
            int size = point.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                append(words, word);
                word.setLength(0);
                bytes = 0;
            }
            word.append(point);
            bytes += size;
        }
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, CharSequence word) {
        words.append(words.isEmpty() ? "" : " ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
    }
}
