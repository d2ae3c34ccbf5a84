package io.leeway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret that a key is, and what is kept of it.
 *
 * <p>A key is 256 random bits. Nobody guesses these, however fast a guess is made, so what is kept is their SHA-256: a
 * slow hash such as bcrypt protects secrets that people think up, and would cost every request its time.
 */
public final class KeySecret {

    private static final String PREFIX = "lw_";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private KeySecret() {}

    /** A new key: {@code lw_} and 43 characters. */
    public static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text has the form of a key; what has not is none. */
    public static boolean isKey(String text) {
        return FORM.matcher(text).matches();
    }

    /** The SHA-256 of a key, as 64 hexadecimal digits. */
    public static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}
