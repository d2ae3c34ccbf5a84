package io.leeway.support.test;

import java.util.Map;

/** An embedded document server for tests that need no service. */
public final class TestMongo implements AutoCloseable {

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private final String uri;

    private TestMongo() {
        servers.init(Map.of("only", "mongo"));
        uri = servers.start().get("leeway.mongodb.uri");
    }

    /** Starts it. */
    public static TestMongo start() {
        return new TestMongo();
    }

    /** Where it is. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        servers.stop();
    }
}
