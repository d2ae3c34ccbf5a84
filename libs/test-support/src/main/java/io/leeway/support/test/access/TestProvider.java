package io.leeway.support.test.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID provider for a test: real addresses, signatures and redirects, and whatever tokens the test wants. */
public final class TestProvider implements AutoCloseable {

    private static final String NAME = "leeway";
    private static final String AUDIENCE = "leeway";
    private static final int KEY_BITS = 2_048;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final URI issuer;
    private final KeyProvider keys = new KeyProvider();
    private final MockOAuth2Server server =
            new MockOAuth2Server(new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys)));

    /** A provider that is not there yet. */
    public TestProvider(URI issuer) {
        this.issuer = issuer;
    }

    /** The issuer of a provider that could be started on this machine. */
    public static String freeIssuer() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + probe.getLocalPort() + "/" + NAME;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Starts it. */
    public void start() {
        server.start(InetAddress.getLoopbackAddress(), issuer.getPort());
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** What whoever logs in next is called, and what is claimed of them. */
    public void expect(String subject, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(NAME, subject, "JWT", List.of(AUDIENCE), claims, LIFETIME.toSeconds()));
    }

    /** A token as it should be: for an hour, with some roles. */
    public String token(String subject, String... roles) {
        return token(claims(subject, roles));
    }

    /** A token for an hour, that is genuine whatever it says. */
    public String token(Map<String, Object> claims) {
        return new OAuth2TokenProvider(keys).jwt(claims, LIFETIME, NAME).serialize();
    }

    /** A token that was genuine and has expired. */
    public String expired(Map<String, Object> claims, Duration ago) {
        Instant made = Instant.now().minus(LIFETIME).minus(ago);
        return new OAuth2TokenProvider(keys, made).jwt(claims, LIFETIME, NAME).serialize();
    }

    /** What a token as it should be says. */
    public Map<String, Object> claims(String subject, String... roles) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer.toString());
        claims.put("aud", AUDIENCE);
        claims.put("sub", subject);
        claims.put("roles", List.of(roles));
        claims.put("models", "*");
        return claims;
    }

    /** A token that says the same and is signed by nobody. */
    public static String unsigned(String token) {
        try {
            return new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
        } catch (ParseException exception) {
            throw new IllegalArgumentException(exception);
        }
    }

    /** A token that says the same and is signed by another key, under the name of the right one. */
    public static String forged(String token) {
        try {
            SignedJWT genuine = SignedJWT.parse(token);
            JWTClaimsSet claims = genuine.getJWTClaimsSet();
            RSAKey other = new RSAKeyGenerator(KEY_BITS).generate();
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(genuine.getHeader().getKeyID())
                            .build(),
                    claims);
            forged.sign(new RSASSASigner(other));
            return forged.serialize();
        } catch (ParseException | JOSEException exception) {
            throw new IllegalArgumentException(exception);
        }
    }
}
