package io.leeway.support.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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

    private static final String EARLIER = "earlier-";

    private static final String MODEL = "model/";

    private static final String ASKED = "asked/";

    private static final String COLUMN = "column=";

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

    /** Serves a data set of one block, always with all of its columns, as earlier releases do; returns its id. */
    public static String serveWhole(Block block) {
        String id = EARLIER + UUID.randomUUID();
        blocks().put(id, BlockCodec.encode(block));
        return id;
    }

    /** The columns that were asked for when a block of the data set was fetched last; none where all were. */
    public static Set<String> asked(String id) {
        return columns(new String(blocks().getOrDefault(ASKED + id, new byte[0]), StandardCharsets.UTF_8));
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

    /** The path is /v1/models/MODEL/KIND/ID/blocks/NUMBER, the query column=NAME for each that is wanted. */
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
            byte[] answer = wanted(
                    parts[5], block, String.valueOf(exchange.getRequestURI().getRawQuery()));
            exchange.getResponseHeaders().add("Content-Type", BlockCodec.MEDIA_TYPE);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static byte[] wanted(String id, byte[] block, String query) {
        blocks().put(ASKED + id, query.getBytes(StandardCharsets.UTF_8));
        Set<String> columns = columns(query);
        return columns.isEmpty() || id.startsWith(EARLIER) ? block : BlockCodec.cut(block, columns::contains);
    }

    private static Set<String> columns(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith(COLUMN))
                .map(parameter -> URLDecoder.decode(parameter.substring(COLUMN.length()), StandardCharsets.UTF_8))
                .collect(Collectors.toUnmodifiableSet());
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
