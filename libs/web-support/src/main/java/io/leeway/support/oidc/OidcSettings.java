package io.leeway.support.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The OpenID provider whose tokens are taken beside keys. What is said here goes before `quarkus.oidc`. */
@ConfigMapping(prefix = "leeway.oidc")
public interface OidcSettings {

    /** The provider's issuer, as its tokens name it; its `/.well-known/openid-configuration` is read. Without one no token is taken. */
    Optional<URI> issuer();

    /** For whom a token is made, its `aud`: tokens that the provider makes for other applications open nothing. */
    @WithDefault("leeway")
    String audience();

    /** Under which name the page is known to the provider. */
    @WithDefault("leeway")
    String clientId();

    /** The secret of that name, where the provider asks for one beside PKCE. */
    Optional<String> clientSecret();

    /** What the page asks the provider for beside `openid`, such as a scope that puts roles into its tokens. */
    Optional<Set<String>> scopes();

    /** Which claim names the caller in logs and beside what it changed. It is to be one that nobody can choose himself. */
    @WithDefault("sub")
    String nameClaim();

    /** Where roles are in a token: a claim, or a way to one such as `realm_access/roles`; a name with a slash in quotes. */
    @WithDefault("roles")
    String rolesClaim();

    /** Where the models are for which a token is held, as `--models` of a key; without one tokens are held for all. */
    Optional<String> modelsClaim();

    /** By how much clocks may differ from the provider's: for so long an expired token counts. */
    @WithDefault("30s")
    Duration clockSkew();

    /** Which of the provider's roles or groups are the role viewer. */
    @WithDefault("leeway-viewer")
    Set<String> roleViewer();

    /** Which are the role ingest. */
    @WithDefault("leeway-ingest")
    Set<String> roleIngest();

    /** Which are the role operator. */
    @WithDefault("leeway-operator")
    Set<String> roleOperator();

    /** Which are the role admin. */
    @WithDefault("leeway-admin")
    Set<String> roleAdmin();
}
