package io.leeway.alert.delivery.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server of HTTP on this machine that answers as a test tells it to, and remembers what it was sent. */
public final class TestServer implements AutoCloseable {

    /** What it was sent. */
    public record Received(String method, String path, Map<String, List<String>> headers, String body) {

        /** The first value of a header. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * An answer.
     *
     * @param status 0 for none: it says nothing until it is closed
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** Without headers or body. */
        public static Answer of(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        /** With one header. */
        public static Answer of(int status, String header, String value) {
            return new Answer(status, Map.of(header, value), new byte[0]);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer usual = Answer.of(200);

    /** Started, on a port of its own. */
    public TestServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers so once, after what it was told before. */
    public TestServer then(Answer answer) {
        next.add(answer);
        return this;
    }

    /** Answers so from now on where nothing else was said. */
    public void always(Answer answer) {
        usual = answer;
    }

    /** Everything, in order. */
    public List<Received> received() {
        return received;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Answer answer = next.poll();
            answer(exchange, answer == null ? usual : answer);
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            await();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private void await() {
        try {
            if (!closed.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody closed the server");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
