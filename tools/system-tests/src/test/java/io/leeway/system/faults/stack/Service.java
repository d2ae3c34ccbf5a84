package io.leeway.system.faults.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.leeway.stack.services.ClassArchives;
import io.leeway.stack.services.FreePorts;
import io.leeway.stack.services.ServiceDefinition;
import io.leeway.stack.services.ServiceJvm;

/** An instance of a service: always at the same address, whatever is done to its process. */
public final class Service {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));

    /** Beside another suite that starts. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static final int STOP_SECONDS = 30;

    private final ServiceDefinition definition;
    private final String id;
    private final int port;
    private final Path log;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private volatile boolean meantToLive;
    private volatile @Nullable Instant interrupted;

    /**
     * One that has not been started.
     *
     * @param instance its number among those of its kind
     * @param logs where it writes its log
     * @param environment variables for its process
     */
    public Service(ServiceDefinition definition, int instance, Path logs, Map<String, String> environment) {
        this.definition = definition;
        this.id = definition.name() + "-" + instance;
        this.port = FreePorts.next();
        this.log = logs.resolve(id + ".log");
        this.environment = environment;
    }

    /** Its name and number. */
    public String id() {
        return id;
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What it has written, over all its lives. */
    public Path log() {
        return log;
    }

    /** Whether no fault concerns it now: it should answer. */
    public boolean isMeantToLive() {
        return meantToLive;
    }

    /** Starts its process; {@link #awaitReady} says when it can be used. */
    public void start() {
        Archives.write();
        ServiceJvm jvm = new ServiceJvm(
                definition, ROOT, ClassArchives.read(ROOT).options().apply(definition));
        ProcessBuilder builder = new ProcessBuilder(jvm.command())
                .directory(jvm.jar().getParent().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            process = builder.start();
        } catch (IOException exception) {
            throw new UncheckedIOException(id + " could not be started", exception);
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() {
        Wait.require(id + ", ready; its log is " + log, READY_WITHIN, () -> answers("ready"));
        meantToLive = true;
    }

    /** What a health check says: {@code live} or {@code ready}. */
    public boolean answers(String check) {
        try {
            return Http.send(HttpRequest.newBuilder(URI.create(url() + "/q/health/" + check)))
                            .status()
                    == 200;
        } catch (IOException exception) {
            return false;
        }
    }

    /** Ends it as kill -9 does. */
    public void kill() {
        meantToLive = false;
        if (process != null) {
            process.destroyForcibly();
            await(process);
            interrupted = Instant.now();
        }
    }

    /** When it was last killed, or stopped from doing anything; absent where it was not. */
    public Optional<Instant> interrupted() {
        return Optional.ofNullable(interrupted);
    }

    /** Has it do nothing at all, as an overloaded machine does. */
    public void freeze() {
        meantToLive = false;
        signal("STOP");
        interrupted = Instant.now();
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
        meantToLive = true;
    }

    /** Has it end in order. */
    public void end() {
        stop();
        awaitStop();
    }

    /** Asks it to end. */
    void stop() {
        meantToLive = false;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for the end that it was asked for. */
    void awaitStop() {
        if (process != null) {
            await(process);
        }
    }

    private void signal(String name) {
        if (process == null) {
            throw new IllegalStateException(id + " was not started");
        }
        try {
            await(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
