package io.leeway.system.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leeway.system.demo.Launcher;
import io.leeway.system.faults.stack.Wait;

/** The whole suite, started as a user starts it. */
final class SuiteForPages implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^(\\S+) +(http://127\\.0\\.0\\.1:\\d+)$");
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    private SuiteForPages(Process process) {
        this.process = process;
        // Whatever ends this process must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "suite"));
    }

    /** Starts it with its data in a folder, and waits until all services are there. */
    static SuiteForPages start(Path folder) throws IOException {
        Path log = Files.createDirectories(folder).resolve("up.log");
        SuiteForPages suite = new SuiteForPages(Launcher.start(
                log, "up", "--port-base", "0", "--data", folder.resolve("data").toString()));
        try {
            Wait.require("the suite, see " + log, READY_WITHIN, () -> suite.isReady(log));
        } catch (IllegalStateException exception) {
            suite.close();
            throw new IllegalStateException(Files.readString(log), exception);
        }
        return suite;
    }

    private boolean isReady(Path log) {
        try {
            String said = Files.readString(log);
            Matcher address = ADDRESS.matcher(said);
            while (address.find()) {
                urls.put(address.group(1), address.group(2));
            }
            if (said.contains("Ctrl-C stops everything")) {
                return true;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the suite ended by itself with " + process.exitValue());
            }
            return false;
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Where a service is, the page under {@code dashboard-ui}. */
    String url(String service) {
        String url = urls.get(service);
        if (url == null) {
            throw new IllegalStateException(service + " is not among " + urls.keySet());
        }
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
