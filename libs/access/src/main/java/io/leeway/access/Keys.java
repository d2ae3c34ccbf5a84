package io.leeway.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that are listed. Immutable; another file is another object. */
public final class Keys {

    /** More than anybody manages by hand, and little to hold. */
    public static final int MOST = 10_000;

    private final Map<String, ListedKey> byHash;

    private Keys(Map<String, ListedKey> byHash) {
        this.byHash = byHash;
    }

    /**
     * The keys of a file's text: one line each, see {@link ListedKey}; empty lines and those that begin with {@code #} do
     * not count.
     *
     * @throws IllegalArgumentException naming the first line that is wrong, without repeating it
     */
    public static Keys of(String text) {
        List<String> lines = text.lines().toList();
        Map<String, ListedKey> keys = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            ListedKey key = listed(line, i + 1);
            if (!names.add(key.identity().name()) || keys.put(key.hash(), key) != null) {
                throw new IllegalArgumentException("Line " + (i + 1) + ": this name or key is listed already.");
            }
            if (keys.size() > MOST) {
                throw new IllegalArgumentException("More than " + MOST + " keys are listed.");
            }
        }
        return new Keys(keys);
    }

    private static ListedKey listed(String line, int number) {
        try {
            return ListedKey.of(line);
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException("Line " + number + ": " + exception.getMessage(), exception);
        }
    }

    /** Who sends this key; nobody if it is not listed, or has expired. */
    public Optional<Identity> identify(String key, Instant now) {
        // Looked up by a hash that whoever tries keys cannot choose, so how long it takes says nothing.
        return KeySecret.isKey(key)
                ? Optional.ofNullable(byHash.get(KeySecret.hash(key)))
                        .filter(listed -> listed.isValidAt(now))
                        .map(ListedKey::identity)
                : Optional.empty();
    }

    /** All of them, in the order of the file. */
    public List<ListedKey> all() {
        return List.copyOf(byHash.values());
    }

    /** How many are listed. */
    public int size() {
        return byHash.size();
    }

    /** These and one more. */
    Keys with(ListedKey key) {
        List<String> lines = new ArrayList<>(lines());
        lines.add(key.line());
        return of(String.join("\n", lines));
    }

    /** These without the one of a name. */
    Keys without(String name) {
        return of(String.join(
                "\n",
                byHash.values().stream()
                        .filter(key -> !key.identity().name().equals(name))
                        .map(ListedKey::line)
                        .toList()));
    }

    /** The file's lines. */
    List<String> lines() {
        return byHash.values().stream().map(ListedKey::line).toList();
    }
}
