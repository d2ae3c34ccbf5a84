package io.leeway.client.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Keys that tell a repetition from new data, for clients that give none. */
final class IdempotencyKeys {

    private static final int BUFFER = 65_536;
    private static final int KEPT_BYTES = 16;

    private IdempotencyKeys() {}

    /**
     * The key of a file that is sent for a model under a name: the same for the same three.
     *
     * @throws IOException if the file cannot be read
     */
    static String of(String model, @Nullable String name, Path file) throws IOException {
        MessageDigest digest = sha256();
        add(digest, model);
        add(digest, name == null ? "" : name);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return "file-" + HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        // No name holds a NUL, so two pairs of names never run together to the same bytes.
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
