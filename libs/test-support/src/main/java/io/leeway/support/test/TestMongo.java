package io.leeway.support.test;

import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded document server for the tests of one class that need no service, and two clients of it: what one instance of
 * a service has, and what another one has.
 *
 * <p>A module that uses it has the driver on its own path.
 */
public final class TestMongo implements BeforeAllCallback, AfterAllCallback {

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable MongoClient one;
    private @Nullable MongoClient other;

    /** The first instance's client. */
    public MongoClient one() {
        return Objects.requireNonNull(one, "not started yet");
    }

    /** The second instance's client. */
    public MongoClient other() {
        return Objects.requireNonNull(other, "not started yet");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        servers.init(Map.of("only", "mongo"));
        String uri = servers.start().get("leeway.mongodb.uri");
        one = MongoClients.create(uri);
        other = MongoClients.create(uri);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (one != null) {
            one.close();
        }
        if (other != null) {
            other.close();
        }
        servers.stop();
    }
}
