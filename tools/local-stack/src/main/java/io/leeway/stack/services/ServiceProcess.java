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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A service running in a process of its own. */
public final class ServiceProcess {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int SHOWN_LOG_LINES = 30;

    private final ServiceInstance instance;
    private final Path log;
    private final Process process;
    private volatile boolean isEnding;

    private ServiceProcess(ServiceInstance instance, Path log, Process process) {
        this.instance = instance;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(
            ServiceInstance instance, ClassArchives archives, Path root, Path data, Map<String, String> environment) {
        ServiceDefinition definition = instance.definition();
        ServiceJvm jvm = new ServiceJvm(definition, root, archives.options().apply(definition));
        Path jar = jvm.jar();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    definition.name() + " is not built: run ./leeway, which builds it, or mvn package");
        }
        Path log = data.resolve("logs").resolve(instance.name() + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(jvm.command())
                    .directory(Objects.requireNonNull(jar.getParent(), "a jar is in its module's folder")
                            .toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().putAll(ownEnvironment(instance));
            ServiceProcess process = new ServiceProcess(instance, log, builder.start());
            PidFile.of(data, instance.name()).write(process.process.toHandle());
            return process;
        } catch (IOException exception) {
            throw new UncheckedIOException(instance.name() + " could not be started", exception);
        }
    }

    /** What an instance is told beside what all are told. */
    public static Map<String, String> ownEnvironment(ServiceInstance instance) {
        Map<String, String> environment = new java.util.TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(instance.port()));
        if (!instance.definition().database().isEmpty()) {
            environment.put("LEEWAY_POSTGRES_DATABASE", instance.definition().database());
        }
        return environment;
    }

    ServiceInstance instance() {
        return instance;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end at most so long; false if it still runs. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean isReady() {
        return answers("/q/health/ready", Duration.ofSeconds(5));
    }

    /** Whether it says in time that it lives. */
    boolean isLive(Duration timeout) {
        return answers("/q/health/live", timeout);
    }

    private boolean answers(String path, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url() + path))
                .timeout(timeout)
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
        isEnding = true;
        process.destroy();
    }

    /** Whether it was asked to end, and so need not say any more that it lives. */
    boolean isEnding() {
        return isEnding;
    }

    void kill() {
        process.destroyForcibly();
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

    Path log() {
        return log;
    }
}
