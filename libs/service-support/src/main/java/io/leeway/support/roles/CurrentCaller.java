package io.leeway.support.roles;

import java.util.Optional;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
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

    /**
     * Who; absent where everybody may ask and no key came.
     *
     * @throws IllegalStateException where no request is being answered, rather than to take nobody for everybody
     */
    public Optional<Identity> identity() {
        RoutingContext context = request.getCurrent();
        if (context == null) {
            throw new IllegalStateException("no request is being answered here");
        }
        return Caller.of(context).map(Caller::identity);
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
