package io.leeway.stack.services;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands for a service: answers its health checks, or dies at once when a file says so. Where there is a folder
 * {@code slow}, it takes long to end, answers nothing meanwhile, and leaves its number there.
 */
public final class FakeService {

    private FakeService() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path dying = Path.of(System.getenv("FAKE_FOLDER"), "dying");
        if (Files.exists(dying)) {
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        Path down = Path.of(System.getenv("FAKE_FOLDER"), "down");
        server.createContext("/q/health", exchange -> {
            boolean isDown = Files.deleteIfExists(down) || Boolean.getBoolean("fake.down");
            if (isDown) {
                System.setProperty("fake.down", "true");
            }
            exchange.sendResponseHeaders(isDown ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        Path slow = Path.of(System.getenv("FAKE_FOLDER"), "slow");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endSlowly(slow, server)));
    }

    private static void endSlowly(Path slow, HttpServer server) {
        if (Files.exists(slow)) {
            server.stop(0);
            try {
                Thread.sleep(Duration.ofSeconds(5));
                Files.createFile(
                        slow.resolve(Long.toString(ProcessHandle.current().pid())));
            } catch (IOException | InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        }
    }

    /** Puts it where the supervisor looks for a service. */
    static void install(Path root, ServiceDefinition definition) throws Exception {
        Path jar = root.resolve(definition.name()).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            FakeService.class.getClassLoader().getResourceAsStream(entry).transferTo(out);
            out.closeEntry();
        }
    }
}
