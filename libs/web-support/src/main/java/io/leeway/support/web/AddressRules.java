package io.leeway.support.web;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/** What the address of a request must be like, whatever it leads to. */
final class AddressRules {

    private AddressRules() {}

    /** The refusal of an address that nothing here can have, or null. */
    static @Nullable WebProblem refusal(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char character = uri.charAt(i);
            if (character < ' ' || character == 0x7f) {
                return malformed("a control character", i);
            }
            if (character == '%') {
                int code = code(uri, i + 1);
                if (code < 0) {
                    return malformed("a % without two hexadecimal digits", i);
                }
                if (code == 0) {
                    return malformed("the character NUL (%00)", i);
                }
            }
        }
        try {
            new URI(uri);
            return null;
        } catch (URISyntaxException exception) {
            return malformed("something that no address has there", Math.max(0, exception.getIndex()));
        }
    }

    private static int code(String uri, int at) {
        if (at + 2 > uri.length()) {
            return -1;
        }
        int high = Character.digit(uri.charAt(at), 16);
        int low = Character.digit(uri.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static WebProblem malformed(String what, int at) {
        return new WebProblem(
                400,
                "malformed-address",
                "Malformed address",
                "The path and query hold " + what + " at character " + (at + 1) + ". Encode each part of them.");
    }
}
