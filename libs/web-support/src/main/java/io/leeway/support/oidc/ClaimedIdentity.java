package io.leeway.support.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.JsonObject;

import io.leeway.access.Identity;
import io.leeway.access.ModelScope;
import io.leeway.access.Role;

/** Reads who somebody is out of the claims of a token that is known to be genuine. */
final class ClaimedIdentity {

    private static final int LONGEST_NAME = 200;

    private final ClaimPath name;
    private final ClaimPath roles;
    private final Optional<ClaimPath> models;
    private final Map<Role, Set<String>> names = new EnumMap<>(Role.class);

    ClaimedIdentity(OidcSettings settings) {
        this.name = ClaimPath.of(settings.nameClaim());
        this.roles = ClaimPath.of(settings.rolesClaim());
        this.models = settings.modelsClaim().map(ClaimPath::of);
        names.put(Role.VIEWER, settings.roleViewer());
        names.put(Role.INGEST, settings.roleIngest());
        names.put(Role.OPERATOR, settings.roleOperator());
        names.put(Role.ADMIN, settings.roleAdmin());
    }

    /**
     * Who it is; with no role where the token has none that is known, which opens nothing. Nobody where it has no name, or
     * does not say for which models it is held although it should.
     */
    Optional<Identity> of(JsonObject claims) {
        Optional<String> subject = name.text(claims)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
                .map(text -> Identity.PROVIDED + URLEncoder.encode(text, StandardCharsets.UTF_8));
        List<String> patterns = models.map(path -> path.texts(claims)).orElse(ModelScope.ALL.patterns());
        return patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)
                ? Optional.empty()
                : subject.map(known -> new Identity(known, roles(claims), new ModelScope(patterns)));
    }

    private Set<Role> roles(JsonObject claims) {
        List<String> claimed = roles.texts(claims);
        Set<Role> held = EnumSet.noneOf(Role.class);
        names.forEach((role, called) -> {
            if (claimed.stream().anyMatch(called::contains)) {
                held.add(role);
            }
        });
        return held;
    }
}
