package io.leeway.support.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of the repository that is written from the code: a test makes it anew and compares. With the system property
 * {@value #WRITE} the test writes the file instead.
 */
public final class CheckedIn {

    /** Set by {@code ./leeway contracts}. */
    private static final String WRITE = "leeway.contracts.write";

    private static final int SHOWN = 3;

    private final String name;
    private final Path file;

    private CheckedIn(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /** The file with this path from the repository's root. */
    public static CheckedIn file(String path) {
        return new CheckedIn(path, Path.of(System.getProperty("leeway.root")).resolve(path));
    }

    /** What the file says; nothing where it is not there. */
    public String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Compares the file with what it is to be, or writes it.
     *
     * @throws AssertionError if it says something else; the message has the first lines that differ and what to run
     */
    public void shouldSay(String generated) {
        if (Boolean.getBoolean(WRITE)) {
            write(generated);
            return;
        }
        String found = text();
        if (!found.equals(generated)) {
            throw new AssertionError(name + " does not say what the code does.\n"
                    + difference(found.lines().toList(), generated.lines().toList())
                    + "\nIf the change is meant, run ./leeway contracts, look at what git diff shows, and commit it.");
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String difference(List<String> found, List<String> generated) {
        int line = 0;
        while (line < found.size() && line < generated.size() && found.get(line).equals(generated.get(line))) {
            line++;
        }
        StringBuilder text =
                new StringBuilder("From line " + (line + 1) + " on, the file has (-) and the code is (+):");
        for (String old : from(found, line)) {
            text.append("\n- ").append(old);
        }
        for (String current : from(generated, line)) {
            text.append("\n+ ").append(current);
        }
        return text.toString();
    }

    private static List<String> from(List<String> lines, int line) {
        return lines.subList(Math.min(line, lines.size()), Math.min(line + SHOWN, lines.size()));
    }
}
