package io.leeway.access;

import java.util.Set;

/**
 * An endpoint of a service, and who may ask it.
 *
 * @param service whose it is, as {@code ingest-service}
 * @param method the HTTP method
 * @param path the path's template
 * @param reach how it is known which models a request is about
 * @param roles of which a caller holds one; empty for everybody
 */
public record Endpoint(String service, String method, String path, Reach reach, Set<Role> roles) {

    /** How it is known which models a request is about; what a caller with a scope is held to. */
    public enum Reach {
        /** The path names the model. */
        PATH,
        /** The query's {@code model} names it; without one the request is about all models. */
        QUERY,
        /** The body or what is stored names it: the resource asks whether the caller may. */
        RESOURCE,
        /** It is about all models, or about none. */
        WHOLE
    }

    /** Whether everybody may ask it, without saying who they are. */
    public boolean isOpen() {
        return roles.isEmpty();
    }

    /** Whether a caller may ask it, as far as roles say. */
    public boolean isFor(Identity caller) {
        return isOpen() || caller.hasOneOf(roles.toArray(Role[]::new));
    }

    /** Whether a caller with this role may ask it. */
    public boolean hasRole(Role role) {
        return isOpen() || roles.stream().anyMatch(role::includes);
    }

    /** Whether asking it changes something that is worth knowing who did it: not rows that come in by the minute. */
    public boolean isAudited() {
        return !method.equals("GET") && !isOpen() && !roles.contains(Role.VIEWER) && !roles.contains(Role.INGEST);
    }
}
