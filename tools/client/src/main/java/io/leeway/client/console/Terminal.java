package io.leeway.client.console;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Text that others chose, made safe for a terminal: control characters, escape sequences and marks that turn the
 * direction of writing would otherwise move the cursor, change colours or show a name as another one.
 */
public final class Terminal {

    private static final int REPLACEMENT = 0xFFFD;

    /** Of a time such as 2024-05-06T12:00:00Z. */
    private static final int DAY = 10;

    private Terminal() {}

    /** The text with every such character replaced by U+FFFD; line breaks and tabs are such characters too. */
    public static String safe(String text) {
        if (text.codePoints().noneMatch(Terminal::isHostile)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isHostile(character) ? REPLACEMENT : character)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** The text, made safe line by line. */
    public static String safeLines(String text) {
        return String.join("\n", text.lines().map(Terminal::safe).toList());
    }

    /** A member's text, made safe; {@code -} where there is none. */
    public static String safe(JsonNode node, String member) {
        String text = node.path(member).asText("");
        return text.isEmpty() ? "-" : safe(text);
    }

    /** The day of a member's time, made safe; {@code -} where there is none. */
    public static String day(JsonNode node, String member) {
        String time = safe(node, member);
        return time.substring(0, Math.min(DAY, time.length()));
    }

    /** JSON for people and programs: the same values, such characters written as escapes. */
    public static String json(JsonNode node) {
        String text = node.toPrettyString();
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            // Outside of strings there are no others than line breaks, and those inside are escaped already.
            boolean pair = Character.isSurrogate(character)
                    && at + 1 < text.length()
                    && Character.isSurrogatePair(character, text.charAt(at + 1));
            if (pair) {
                safe.append(character).append(text.charAt(++at));
            } else if (isHostile(character) && character != '\n' && character != '\r') {
                safe.append(String.format("\\u%04x", (int) character));
            } else {
                safe.append(character);
            }
        }
        return safe.toString();
    }

    private static boolean isHostile(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> isBidirectional(character);
            default -> false;
        };
    }

    private static boolean isBidirectional(int character) {
        return character == 0x061C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
