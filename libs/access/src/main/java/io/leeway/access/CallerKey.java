package io.leeway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The key that a program sends to services: the environment's {@code LEEWAY_KEY}, or what stands in the file that {@code
 * LEEWAY_KEY_FILE} names, which its owner alone may read. No option takes one: others can read a command line.
 */
public final class CallerKey {

    private static final String KEY = "LEEWAY_KEY";
    private static final String FILE = "LEEWAY_KEY_FILE";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private CallerKey() {}

    /**
     * The key, if one is there.
     *
     * @throws IllegalArgumentException if it is no key, or its file is open to others
     */
    public static Optional<String> of(Map<String, String> environment) {
        String key = environment.get(KEY);
        if (key != null && !key.isBlank()) {
            return Optional.of(checked(key.strip(), KEY));
        }
        String file = environment.get(FILE);
        return file == null || file.isBlank() ? Optional.empty() : Optional.of(read(Path.of(file)));
    }

    private static String read(Path file) {
        try {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(Files.getPosixFilePermissions(file));
            permissions.retainAll(OF_OTHERS);
            if (!permissions.isEmpty()) {
                throw new IllegalArgumentException(
                        "Others may read or write " + file + ", which holds a key: chmod 600 " + file);
            }
            return checked(Files.readString(file).strip(), file.toString());
        } catch (IOException exception) {
            throw new UncheckedIOException("The key's file " + file + " (" + FILE + ") cannot be read", exception);
        }
    }

    private static String checked(@Nullable String key, String where) {
        if (key == null || !KeySecret.isKey(key)) {
            throw new IllegalArgumentException("What stands in " + where + " is no key: one is lw_ and 43 characters.");
        }
        return key;
    }
}
