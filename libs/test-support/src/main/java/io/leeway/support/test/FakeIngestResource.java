package io.leeway.support.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;

/** Stands in for ingest-service where another service is tested alone: serves blocks of rows and models over HTTP. */
public final class FakeIngestResource implements QuarkusTestResourceLifecycleManager {

    // Process-wide, because the class that a test sees may be another than the one that Quarkus started.
    private static final String HOLDER = "leeway.test.blocks";

    private static final String DELETED = "deleted-";

    private static final String MODEL = "model/";

    /** Of the path /v1/models/MODEL. */
    private static final int PARTS_OF_MODEL = 4;

    private @Nullable HttpServer server;

    /** Serves a data set of one block; returns its id. */
    public static String serve(Block block) {
        return serve(BlockCodec.encode(block));
    }

    /** Serves any bytes as a data set of one block; returns its id. */
    public static String serve(byte[] block) {
        String id = UUID.randomUUID().toString();
        blocks().put(id, block);
        return id;
    }

    /** Serves any bytes as the blocks of a data set; returns its id. */
    public static String serve(List<byte[]> data) {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < data.size(); i++) {
            blocks().put(id + "/" + i, data.get(i));
        }
        return id;
    }

    /** Serves what is registered under a model's name. */
    public static void serveModel(String model, String json) {
        blocks().put(MODEL + model, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Serves a data set no more. */
    public static void drop(String id) {
        blocks().remove(id);
    }

    /** Says of a data set that its model was deleted; returns its id. */
    public static String serveOfDeletedModel() {
        return DELETED + UUID.randomUUID();
    }

    @SuppressWarnings("unchecked") // Only this class puts it there.
    private static Map<String, byte[]> blocks() {
        return (Map<String, byte[]>)
                System.getProperties().computeIfAbsent(HOLDER, key -> new ConcurrentHashMap<String, byte[]>());
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/v1/models/", FakeIngestResource::answer);
            started.start();
            server = started;
            return Map.of(
                    "leeway.ingest.url",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The path is /v1/models/MODEL/KIND/ID/blocks/NUMBER. */
    private static void answer(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI().getPath().split("/");
        if (parts.length == PARTS_OF_MODEL) {
            model(exchange, blocks().get(MODEL + parts[3]));
            return;
        }
        byte @Nullable [] block = parts.length > 7 ? block(parts[5], parts[7]) : null;
        try (exchange) {
            if (block == null) {
                String type = parts.length > 5 && parts[5].startsWith(DELETED) ? "model-deleted" : "rows-gone";
                byte[] gone = ("{\"type\":\"urn:leeway:problem:" + type + "\",\"status\":410}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
                exchange.sendResponseHeaders(410, gone.length);
                exchange.getResponseBody().write(gone);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", BlockCodec.MEDIA_TYPE);
            exchange.sendResponseHeaders(200, block.length);
            exchange.getResponseBody().write(block);
        }
    }

    private static byte @Nullable [] block(String id, String number) {
        byte[] only = blocks().get(id);
        return only == null ? blocks().get(id + "/" + number) : only;
    }

    private static void model(HttpExchange exchange, byte @Nullable [] registered) throws IOException {
        byte[] answer = registered == null
                ? "{\"type\":\"urn:leeway:problem:unknown-model\",\"status\":404}".getBytes(StandardCharsets.UTF_8)
                : registered;
        try (exchange) {
            exchange.getResponseHeaders()
                    .add("Content-Type", registered == null ? "application/problem+json" : "application/json");
            exchange.sendResponseHeaders(registered == null ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
