package io.leeway.support.roles;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.access.Endpoint;
import io.leeway.access.Endpoints;
import io.leeway.access.Identity;
import io.leeway.access.Role;
import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** What the caller of a request may ask of this service. */
@Singleton
public class Permissions {

    private static final int LONGEST_SHOWN = 80;
    private static final String REFUSED = "not-permitted";
    private static final String TITLE = "Not permitted";

    private final String service;
    private final CurrentCaller caller;

    Permissions(@ConfigProperty(name = "quarkus.application.name") String service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** The endpoint of this service with a method and a path's template. */
    Optional<Endpoint> endpoint(String method, String template) {
        return Endpoints.of(service, method, template);
    }

    /**
     * Lets the caller ask an endpoint, or does not.
     *
     * @param models what stands in the path as the model
     * @param asked what stands in the query as the model
     * @throws ProblemException 401 or 403
     */
    void check(String method, String template, List<String> models, List<String> asked) {
        Endpoint endpoint = endpoint(method, template)
                .orElseThrow(() -> ProblemException.of(
                        403, REFUSED, TITLE, "Nobody may ask this: the table of endpoints does not have it."));
        if (endpoint.isOpen()) {
            return;
        }
        Identity identity = caller.identity()
                .orElseThrow(() -> ProblemException.of(401, "no-key", "Key missing", "Send a key to ask this."));
        if (!endpoint.isFor(identity)) {
            throw ProblemException.of(
                    403,
                    REFUSED,
                    TITLE,
                    "This needs a key with the role "
                            + endpoint.roles().stream().sorted().map(Role::word).collect(Collectors.joining(" or "))
                            + "; the key " + identity.name() + " has not. Ask whoever runs Leeway for another.");
        }
        switch (endpoint.reach()) {
            case PATH -> mustCover(identity, models);
            case QUERY -> mustCover(identity, asked);
            case WHOLE -> mustCover(identity, List.of());
            case RESOURCE -> {
                // It asks mustCover once it knows the model.
            }
        }
    }

    /**
     * Asked by a resource that has come to know which model a request is about.
     *
     * @param model absent for all models
     * @throws ProblemException 403 if the caller's key is not held for it
     */
    public void mustCover(@Nullable String model) {
        caller.identity().ifPresent(identity -> mustCover(identity, model == null ? List.of() : List.of(model)));
    }

    /**
     * Likewise where the model has to be looked up for it, which is done for a key only that is held for some models.
     *
     * @param model of what the request is about; fails where there is no such thing
     */
    public void mustCover(Supplier<String> model) {
        boolean asks =
                caller.identity().filter(identity -> !identity.models().isAll()).isPresent();
        if (asks) {
            mustCover(model.get());
        }
    }

    /** Every one of the models; none are all. */
    private static void mustCover(Identity identity, List<String> models) {
        if (identity.models().isAll()) {
            return;
        }
        String held = String.join(", ", identity.models().patterns());
        if (models.isEmpty()) {
            throw ProblemException.of(
                    403,
                    REFUSED,
                    TITLE,
                    "This is about all models, and the key " + identity.name() + " is for " + held
                            + " only. Name a model (?model=...) where that can be, or take a key for all.");
        }
        for (String model : models) {
            if (!identity.models().covers(model)) {
                throw ProblemException.of(
                        403,
                        REFUSED,
                        TITLE,
                        "The key " + identity.name() + " is for " + held + " only, not for "
                                + Names.clean(model, LONGEST_SHOWN) + ".");
            }
        }
    }
}
