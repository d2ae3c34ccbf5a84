package io.leeway.access;

import java.util.Arrays;
import java.util.Set;

/**
 * Who calls.
 *
 * @param name what the caller is called in logs and beside what it changed
 * @param roles what it may do
 * @param models for which models
 */
public record Identity(String name, Set<Role> roles, ModelScope models) {

    /** Whoever sits at the machine, where nobody is asked who they are. */
    public static final Identity LOCAL = new Identity("local", Set.of(Role.ADMIN, Role.SERVICE), ModelScope.ALL);

    /** Before the name of whoever an identity provider vouches for, so that nobody takes the name of a key: none has a colon. */
    public static final String PROVIDED = "oidc:";

    /** An identity whose roles do not change. */
    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Whether this is a caller that was not asked who it is. */
    public boolean isLocal() {
        return equals(LOCAL);
    }

    /** Whether an identity provider vouches for it, and no key. */
    public boolean isProvided() {
        return name.startsWith(PROVIDED);
    }

    /** Whether it holds one of these roles, or one that includes it. */
    public boolean hasOneOf(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(role -> roles.stream().anyMatch(held -> held.includes(role)));
    }
}
