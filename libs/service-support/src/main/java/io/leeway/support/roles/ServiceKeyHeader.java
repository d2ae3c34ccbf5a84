package io.leeway.support.roles;

import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

import io.leeway.support.access.AccessConfig;

/** Sends the service's own key with what it asks another service; nothing where no key is configured. */
@Singleton
public class ServiceKeyHeader implements ClientRequestFilter {

    private final Optional<String> authorization;

    ServiceKeyHeader(AccessConfig config) {
        this.authorization = config.serviceKey().map(key -> "Bearer " + key.strip());
    }

    @Override
    public void filter(ClientRequestContext request) {
        authorization.ifPresent(value -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, value));
    }
}
