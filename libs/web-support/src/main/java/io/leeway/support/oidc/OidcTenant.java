package io.leeway.support.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.support.access.KnownKeys;

/** Tells the library of the provider, where one is configured; a provider that is away holds up no start. */
@Singleton
final class OidcTenant {

    private final OidcSettings settings;
    private final KnownKeys keys;
    private final boolean secure;

    OidcTenant(
            OidcSettings settings,
            KnownKeys keys,
            @ConfigProperty(name = "leeway.dashboard.url") Optional<URI> dashboard) {
        this.settings = settings;
        this.keys = keys;
        this.secure = dashboard
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }

    void create(@Observes Oidc oidc, OidcConfig config) {
        if (settings.issuer().isPresent() && !keys.areAsked()) {
            throw new ConfigurationException(
                    "leeway.oidc.issuer (LEEWAY_OIDC_ISSUER) is set, and leeway.access.keys-file"
                            + " (LEEWAY_ACCESS_KEYS_FILE) is not: services know each other by keys, so name a file of keys as"
                            + " well; leeway keys init makes one.");
        }
        settings.issuer().ifPresent(issuer -> oidc.create(tenant(issuer, OidcConfig.getDefaultTenant(config))));
    }

    private OidcTenantConfig tenant(URI issuer, io.quarkus.oidc.runtime.OidcTenantConfig base) {
        OidcTenantConfigBuilder builder = OidcTenantConfig.builder(base)
                .enableTenant()
                .authServerUrl(issuer.toString())
                .clientId(settings.clientId());
        settings.clientSecret().ifPresent(secret -> builder.credentials(secret));
        return builder.token()
                .issuer(issuer.toString())
                // The page's own tokens name the page.
                .audience(List.of(settings.audience(), settings.clientId()))
                .lifespanGrace((int) settings.clockSkew().toSeconds())
                .subjectRequired()
                // A token says itself what it is, or it is none: nobody is asked about each request.
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .authentication()
                .scopes(settings.scopes().map(List::copyOf).orElse(List.of()))
                .cookieForceSecure(secure)
                .forceRedirectHttpsScheme(secure)
                .end()
                .build();
    }
}
