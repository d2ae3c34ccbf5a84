package io.leeway.support.roles;

import java.util.Optional;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import io.leeway.access.Identity;
import io.leeway.support.access.Caller;

/** Who sent the request that is being answered. */
@Singleton
public class CurrentCaller {

    private final CurrentVertxRequest request;

    CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Who; absent where everybody may ask and no key came. */
    public Optional<Identity> identity() {
        return Caller.of(request.getCurrent()).map(Caller::identity);
    }

    /**
     * What the caller is called: by its key, whatever it says of itself; only where nobody is asked for a key, what it says.
     */
    public @Nullable String nameOr(@Nullable String claimed) {
        return identity()
                .filter(identity -> !identity.isLocal())
                .map(Identity::name)
                .orElse(claimed);
    }
}
