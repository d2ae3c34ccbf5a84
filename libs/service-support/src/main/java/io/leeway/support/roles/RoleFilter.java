package io.leeway.support.roles;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.leeway.access.Endpoint;
import io.leeway.access.Identity;

/**
 * Holds every request against the table of endpoints, once it is known which endpoint it is for and before its body is
 * read. The endpoint and the model are those that the resource will see, so no way of writing a path leads around this.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public final class RoleFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** Where a request carries who sent it: by the time it is answered, what is current may be gone. */
    private static final String CALLER = "leeway.caller";

    /** Looked up with each request, because providers are made before the configuration of the run is read. */
    private final Instance<Permissions> permissions;

    private final Instance<AuditLog> audit;
    private final Instance<CurrentCaller> caller;

    RoleFilter(Instance<Permissions> permissions, Instance<AuditLog> audit, Instance<CurrentCaller> caller) {
        this.permissions = permissions;
        this.audit = audit;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        caller.get().identity().ifPresent(identity -> request.setProperty(CALLER, identity));
        UriInfo uri = request.getUriInfo();
        RuntimeResource resource = resource(request);
        permissions
                .get()
                .check(
                        resource.getHttpMethod(),
                        template(resource),
                        uri.getPathParameters().getOrDefault("model", List.of()),
                        uri.getQueryParameters().getOrDefault("model", List.of()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RuntimeResource resource = resource(request);
        if (resource == null) {
            return; // Nothing is at this path.
        }
        permissions
                .get()
                .endpoint(resource.getHttpMethod(), template(resource))
                .filter(Endpoint::isAudited)
                .ifPresent(endpoint -> audit.get()
                        .tell(
                                request.getProperty(CALLER) instanceof Identity identity ? identity.name() : "nobody",
                                request.getMethod(),
                                request.getUriInfo().getRequestUri().getRawPath(),
                                response.getStatus()));
    }

    private static RuntimeResource resource(ContainerRequestContext request) {
        return ((ResteasyReactiveRequestContext)
                        ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext())
                .getTarget();
    }

    private static String template(RuntimeResource resource) {
        String own = resource.getPath() == null ? "" : resource.getPath().template;
        String ofClass = resource.getClassPath() == null ? "" : resource.getClassPath().template;
        String whole = ("/" + ofClass + "/" + own).replaceAll("/{2,}", "/");
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
