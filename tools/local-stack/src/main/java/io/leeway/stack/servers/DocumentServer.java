package io.leeway.stack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's wire protocol, on an H2 file. */
public final class DocumentServer implements EmbeddedServer {

    private static final int CACHE_MEGABYTES = 128;

    /** The default of a second would lose acknowledged writes on kill -9. */
    private static final int COMMIT_DELAY_MILLIS = 50;

    private final MongoServer server;
    private final int port;

    private DocumentServer(MongoServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param port 0 for a free one
     */
    public static DocumentServer start(Path file, int port) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        MVStore store = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .cacheSize(CACHE_MEGABYTES)
                .open();
        store.setAutoCommitDelay(COMMIT_DELAY_MILLIS);
        MongoServer server = new MongoServer(new H2Backend(store));
        server.bind(new InetSocketAddress("127.0.0.1", port));
        return new DocumentServer(server, server.getLocalAddress().getPort());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
