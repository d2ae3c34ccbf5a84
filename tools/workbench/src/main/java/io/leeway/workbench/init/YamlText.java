package io.leeway.workbench.init;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.leeway.contracts.text.Names;

/** Lines of YAML, each with a comment that says why it is so. */
final class YamlText {

    private static final int COMMENT_COLUMN = 40;
    private static final int LONGEST_COMMENT = 300;

    /** What is the same in every reading of YAML without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final StringBuilder text = new StringBuilder();

    /** A line of a comment alone. */
    void comment(String comment) {
        text.append("# ").append(clean(comment)).append('\n');
    }

    /** A line, and behind it why it is so. */
    void line(String line, String reason) {
        int padding = Math.max(1, COMMENT_COLUMN - line.length());
        text.append(line)
                .append(" ".repeat(padding))
                .append("# ")
                .append(clean(reason))
                .append('\n');
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** A line that is not in force until somebody takes the sign away. */
    void without(String indent, String line, String reason) {
        line(indent + "# " + line, reason);
    }

    private static String clean(String comment) {
        return Names.clean(comment, LONGEST_COMMENT);
    }

    /** A name or word as YAML reads it back, in quotes where it would be read as something else. */
    static String of(String word) {
        if (PLAIN.matcher(word).matches() && !WORDS.contains(word.toLowerCase(Locale.ROOT))) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char character = word.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (Character.isISOControl(character) || isUnprintable(character)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isUnprintable(char character) {
        return character == '\u2028' || character == '\u2029' || character == '\uFEFF' || character >= '\uFFFE';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
