package io.leeway.support.persistence;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.support.access.StartRule;

/** Databases that let everybody in: with the password of an installation or an example, or MongoDB without any. */
@Singleton
final class DatabaseLoginRule implements StartRule {

    private static final Set<String> KNOWN = Set.of("postgres", EXAMPLE_PASSWORD);
    private static final Pattern EXAMPLE = Pattern.compile("mongodb(\\+srv)?://[^/@]*:" + EXAMPLE_PASSWORD + "@.*");
    private static final Pattern LOGIN = Pattern.compile("mongodb(\\+srv)?://[^/@]+@.*");
    private static final Pattern CERTIFICATE = Pattern.compile(".*[?&]authMechanism=MONGODB-(X509|AWS|OIDC).*");

    private final Optional<String> postgres;
    private final Optional<String> mongo;

    DatabaseLoginRule(
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> postgres,
            @ConfigProperty(name = "quarkus.mongodb.connection-string") Optional<String> mongo) {
        this.postgres = postgres;
        this.mongo = mongo;
    }

    @Override
    public Optional<String> fault() {
        if (postgres.filter(KNOWN::contains).isPresent()) {
            return Optional.of("PostgreSQL's default or example password: change it, and name the new one in"
                    + " leeway.postgres.password (LEEWAY_POSTGRES_PASSWORD).");
        }
        if (mongo.filter(uri -> EXAMPLE.matcher(uri).matches()).isPresent()) {
            return Optional.of("MongoDB's example password: change it, and name the new one in leeway.mongodb.uri"
                    + " (LEEWAY_MONGODB_URI).");
        }
        return mongo.filter(uri -> !LOGIN.matcher(uri).matches()
                        && !CERTIFICATE.matcher(uri).matches())
                .map(uri -> "MongoDB without a login: name a user and a password in leeway.mongodb.uri"
                        + " (LEEWAY_MONGODB_URI), as mongodb://user:password@host.");
    }
}
