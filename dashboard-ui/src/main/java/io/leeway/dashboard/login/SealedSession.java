package io.leeway.dashboard.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a key and until when it counts into the value of a cookie, and opens it again: AES-256 in GCM, so that what was
 * changed on the way does not open, with a nonce of its own each time.
 */
final class SealedSession {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_CHARACTERS = 1_000;

    private final SecretKeySpec secret;

    /** @param secret random and long, as {@code leeway keys init} makes it: it is hashed, not stretched */
    SealedSession(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            this.secret = new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    /** What only {@link #open} of the same secret reads. */
    String seal(String key, Instant until) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce)
                    .doFinal(ByteBuffer.allocate(Long.BYTES + text.length)
                            .putLong(until.getEpochSecond())
                            .put(text)
                            .array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("every Java has AES in GCM", exception);
        }
    }

    /** The key that was sealed; nothing if this was sealed otherwise, changed, or counts no more. */
    Optional<String> open(String value, Instant now) {
        if (value.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            if (bytes.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer whole = ByteBuffer.wrap(bytes).get(nonce);
            byte[] sealed = new byte[whole.remaining()];
            whole.get(sealed);
            ByteBuffer opened =
                    ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
            boolean counts = now.getEpochSecond() < opened.getLong();
            return counts ? Optional.of(StandardCharsets.UTF_8.decode(opened).toString()) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException exception) {
            // Somebody else's cookie, or one of before the secret changed: whoever sends it is asked again.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
