package io.leeway.support.oidc;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.leeway.support.access.StartRule;

/** Whoever can change what the provider answers on its way can make tokens. */
@Singleton
final class ProviderRule implements StartRule {

    private final OidcSettings settings;

    ProviderRule(OidcSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> fault() {
        return settings.issuer()
                .filter(issuer -> !"https".equalsIgnoreCase(issuer.getScheme()))
                .map(issuer -> "The identity provider is asked without TLS: name an https address in leeway.oidc.issuer"
                        + " (LEEWAY_OIDC_ISSUER).");
    }
}
