package io.leeway.support.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;

/** Reads percent-encoded text strictly. */
final class RequestText {

    private static final int ESCAPE = 3;

    private RequestText() {}

    /** What is wrong with a path or a parameter's name, as a predicate; absent if nothing is. */
    static @Nullable String fault(String encoded) {
        return fault(encoded, false);
    }

    /** What is wrong with a parameter's value, likewise; it may hold a tab, because a column's name may. */
    static @Nullable String valueFault(String encoded) {
        return fault(encoded, true);
    }

    private static @Nullable String fault(String encoded, boolean mayHoldTab) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character > '~') {
                return "has a character that is not percent-encoded";
            }
            if (character != '%') {
                bytes.put((byte) character);
                continue;
            }
            int value = i + 2 < encoded.length() ? value(encoded, i + 1) : -1;
            if (value < 0) {
                return "has a '%' without two hexadecimal digits";
            }
            bytes.put((byte) value);
            i += ESCAPE - 1;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return Names.fault(mayHoldTab ? text.replace('\t', ' ') : text, Integer.MAX_VALUE);
        } catch (CharacterCodingException exception) {
            return "is not text in UTF-8";
        }
    }

    private static int value(String text, int place) {
        int high = Character.digit(text.charAt(place), 16);
        int low = Character.digit(text.charAt(place + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
