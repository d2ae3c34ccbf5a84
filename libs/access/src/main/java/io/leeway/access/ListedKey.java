package io.leeway.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A key as the file lists it, on one line: name, roles, models, when it expires, and its hash, with spaces in between,
 * as in {@code ci ingest,viewer telco-* 2027-01-31T00:00:00Z sha256:...}.
 *
 * @param identity who sends it
 * @param expires from when on it is no key any more; {@link Instant#MAX} for never
 * @param hash its SHA-256, see {@link KeySecret#hash}
 */
public record ListedKey(Identity identity, Instant expires, String hash) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ALGORITHM = "sha256:";
    private static final String NEVER = "never";
    private static final int PARTS = 5;

    /** @throws IllegalArgumentException if it has a name that may not stand in the file, or no role */
    public ListedKey {
        if (!NAME.matcher(identity.name()).matches() || identity.name().equals(Identity.LOCAL.name())) {
            throw new IllegalArgumentException(
                    "A key's name has 1 to 100 letters, digits and . _ @ -, begins with a letter or a digit, and is not"
                            + " local.");
        }
        if (identity.roles().isEmpty()) {
            throw new IllegalArgumentException("A key has at least one role: " + words(EnumSet.allOf(Role.class)));
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("A key's hash is 64 hexadecimal digits in lower case.");
        }
    }

    /** Whether it is a key at that moment. */
    public boolean isValidAt(Instant now) {
        return now.isBefore(expires);
    }

    /**
     * The key that a line lists.
     *
     * @throws IllegalArgumentException if the line lists none; the message does not repeat it
     */
    public static ListedKey of(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != PARTS || !parts[4].startsWith(ALGORITHM)) {
            throw new IllegalArgumentException("A line has five parts: name, roles, models, expiry, sha256:HASH.");
        }
        Identity identity = new Identity(parts[0], roles(parts[1]), new ModelScope(List.of(parts[2].split(","))));
        return new ListedKey(identity, moment(parts[3]), parts[4].substring(ALGORITHM.length()));
    }

    /** The roles that words with commas in between name. */
    public static Set<Role> roles(String words) {
        List<Role> roles = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            roles.add(Role.of(word)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A role is one of " + words(EnumSet.allOf(Role.class)) + ".")));
        }
        return EnumSet.copyOf(roles);
    }

    private static Instant moment(String text) {
        try {
            return text.equals(NEVER) ? Instant.MAX : Instant.parse(text);
        } catch (DateTimeParseException exception) {
            throw new IllegalArgumentException("An expiry is never, or a moment such as 2027-01-31T00:00:00Z.");
        }
    }

    /** The line that lists it. */
    public String line() {
        return String.join(" ", identity.name(), words(identity.roles()), models(), expiry(), ALGORITHM + hash);
    }

    /** For which models it is, with commas in between. */
    public String models() {
        return String.join(",", identity.models().patterns());
    }

    /** When it expires, in words. */
    public String expiry() {
        return expires.equals(Instant.MAX) ? NEVER : expires.toString();
    }

    /** Roles as the file has them. */
    public static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
    }

    /** Nothing that could be used to try keys on. */
    @Override
    public String toString() {
        return "ListedKey[" + identity.name() + "]";
    }
}
