package io.leeway.stack.services;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service running in a process of its own. */
final class ServiceProcess {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int STOP_SECONDS = 10;
    private static final int SHOWN_LOG_LINES = 30;

    private final ServiceDefinition definition;
    private final Path log;
    private final int port;
    private final Process process;

    private ServiceProcess(ServiceDefinition definition, Path log, int port, Process process) {
        this.definition = definition;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    static ServiceProcess start(
            ServiceDefinition definition, Path root, Path data, int port, Map<String, String> environment) {
        Path application = root.resolve(definition.name()).resolve("target/quarkus-app");
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    definition.name() + " is not built: run ./leeway, which builds it, or mvn package");
        }
        Path log = data.resolve("logs").resolve(definition.name() + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(data.resolve("cds"));
            ProcessBuilder builder = new ProcessBuilder(command(definition, jar, data))
                    .directory(application.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            if (!definition.database().isEmpty()) {
                builder.environment().put("LEEWAY_POSTGRES_DATABASE", definition.database());
            }
            return new ServiceProcess(definition, log, port, builder.start());
        } catch (IOException exception) {
            throw new UncheckedIOException(definition.name() + " could not be started", exception);
        }
    }

    private static List<String> command(ServiceDefinition definition, Path jar, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Six services on one machine: small heaps, quick starts.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xmx" + definition.heapMegabytes() + "m");
        int version = Runtime.version().feature();
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile="
                + data.toAbsolutePath().resolve("cds").resolve(definition.name() + "-" + version + ".jsa"));
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-jar");
        command.add(jar.toAbsolutePath().toString());
        return command;
    }

    ServiceDefinition definition() {
        return definition;
    }

    long pid() {
        return process.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        process.destroy();
    }

    void awaitStop() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException exception) {
            return "(no log: " + exception + ")";
        }
    }
}
