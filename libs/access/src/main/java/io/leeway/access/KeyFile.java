package io.leeway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The file that lists keys. It holds no secret, only hashes, but who can write it decides who may what: it is written so
 * that its owner alone can read and write it.
 */
public final class KeyFile {

    private static final long MOST_BYTES = 8L << 20;
    private static final List<String> HEAD = List.of(
            "# Keys of Leeway, a line each: name, roles, models, expiry, hash. Written by leeway keys; see docs/access.md");

    private final Path path;

    /** The file at a path, which need not be there yet. */
    public KeyFile(Path path) {
        this.path = path;
    }

    /**
     * The keys that it lists.
     *
     * @throws IllegalArgumentException if it is not there, cannot be read, or has a line that is wrong
     */
    public Keys read() {
        String text = text();
        try {
            return Keys.of(text);
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException(path + ": " + exception.getMessage(), exception);
        }
    }

    /**
     * Its text; the hashes and nothing that is secret.
     *
     * @throws IllegalArgumentException if it is not there or cannot be read
     */
    public String text() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException(path + " is larger than a list of keys can be.");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw unreadable(exception);
        }
    }

    /**
     * What differs once the file was written anew.
     *
     * @throws IllegalArgumentException if it is not there or cannot be looked at
     */
    public FileState state() {
        try {
            return FileState.of(path);
        } catch (IOException exception) {
            throw unreadable(exception);
        }
    }

    /**
     * Lists one more key; makes the file where there is none.
     *
     * @throws IllegalArgumentException if its name is taken
     * @throws IllegalStateException if somebody else is changing the file for too long
     */
    public void add(ListedKey key) {
        change(() -> (Files.exists(path) ? read() : Keys.of("")).with(key));
    }

    /**
     * Takes a key out.
     *
     * @throws IllegalArgumentException if none of that name is listed
     * @throws IllegalStateException if somebody else is changing the file for too long
     */
    public void remove(String name) {
        change(() -> {
            Keys keys = read();
            Keys left = keys.without(name);
            if (left.size() == keys.size()) {
                throw new IllegalArgumentException("No key is called " + name + " in " + path + ".");
            }
            return left;
        });
    }

    /** One change after the other, whichever program makes them, so that none is lost. */
    private void change(Supplier<Keys> changed) {
        ChangeLock lock = ChangeLock.of(path);
        try {
            write(changed.get());
        } finally {
            lock.close();
        }
    }

    private IllegalArgumentException unreadable(IOException exception) {
        return new IllegalArgumentException(
                path + " cannot be read (" + exception.getClass().getSimpleName() + ").", exception);
    }

    /** Replaces the file at one stroke, so that whoever reads it meanwhile finds the one or the other. */
    private void write(Keys keys) {
        List<String> lines = new ArrayList<>(HEAD);
        lines.addAll(keys.lines());
        writePrivately(path, String.join("\n", lines) + "\n");
    }

    /** Writes a file that its owner alone can read. */
    public static void writePrivately(Path path, String text) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Path written = Files.createTempFile(
                    folder,
                    ".leeway",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(written, text, StandardCharsets.UTF_8);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException exception) {
            throw new UncheckedIOException(path + " cannot be written", exception);
        }
    }
}
