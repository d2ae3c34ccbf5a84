package io.leeway.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller may do. Whoever holds a role may also do what the roles that it includes may do. */
public enum Role {
    /** Reads what the suite knows: models, reports, incidents. */
    VIEWER,
    /** Sends rows and labels, and asks how far they are; reads nothing else. */
    INGEST,
    /** Looks after what happens: incidents, silences, conditions, subscriptions, dead letters. */
    OPERATOR(VIEWER),
    /** Changes what is watched: models, references. */
    ADMIN(OPERATOR, VIEWER, INGEST),
    /** A service of the suite that reads stored rows of another. */
    SERVICE(VIEWER);

    private final Set<Role> included;

    Role(Role... included) {
        this.included = Set.of(included);
    }

    /** Whether a caller with this role may do what the other one may. */
    public boolean includes(Role other) {
        return this == other || included.contains(other);
    }

    /** The role as it is written, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that a word names, if it names one. */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
