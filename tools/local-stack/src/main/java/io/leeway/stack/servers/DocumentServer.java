package io.leeway.stack.servers;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;

import io.leeway.stack.documents.StoredBackend;

/** A server that speaks MongoDB's wire protocol, on a transactional store in a folder. */
public final class DocumentServer implements EmbeddedServer {

    private final StoredBackend backend;
    private final MongoServer server;
    private final int port;

    private DocumentServer(StoredBackend backend, MongoServer server, int port) {
        this.backend = backend;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param port 0 for a free one
     */
    public static DocumentServer start(Path folder, int port) {
        if (Files.exists(folder.resolve("store.mv"))) {
            throw new IllegalStateException(folder.resolve("store.mv")
                    + " was written by an earlier version of Leeway, and this one cannot read it: choose another"
                    + " folder with --data, or delete the whole data folder to begin anew.");
        }
        StoredBackend backend = StoredBackend.open(folder);
        try {
            MongoServer server = new MongoServer(backend);
            server.bind(new InetSocketAddress("127.0.0.1", port));
            return new DocumentServer(backend, server, server.getLocalAddress().getPort());
        } catch (RuntimeException exception) {
            backend.close();
            throw exception;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean isWell() {
        return backend.isWell() && EmbeddedServer.super.isWell();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
