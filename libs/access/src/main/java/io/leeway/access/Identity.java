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

    /** An identity whose roles do not change. */
    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Whether this is a caller that was not asked who it is. */
    public boolean isLocal() {
        return equals(LOCAL);
    }

    /** Whether it holds one of these roles, or one that includes it. */
    public boolean hasOneOf(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(role -> roles.stream().anyMatch(held -> held.includes(role)));
    }
}
