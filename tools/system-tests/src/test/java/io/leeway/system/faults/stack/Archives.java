package io.leeway.system.faults.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leeway.stack.services.ClassArchives;

/** The services' archives of classes, of which all suites after a build start in half the time. */
public final class Archives {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));
    private static final Path TOOL = ROOT.resolve("tools/local-stack/target");
    private static final int WRITTEN_WITHIN_MINUTES = 6;
    private static boolean tried;

    private Archives() {}

    /** Writes those that are not there, as {@code ./leeway} does; other suites wait meanwhile. */
    public static synchronized void write() {
        if (tried || ClassArchives.areThere(ROOT)) {
            return;
        }
        tried = true;
        try (FileChannel file = FileChannel.open(
                        Files.createDirectories(ROOT.resolve("target")).resolve("archives.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && !ClassArchives.areThere(ROOT)) {
                run();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static void run() throws IOException, InterruptedException {
        File log = ROOT.resolve("target/archive.log").toFile();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        TOOL.resolve("leeway-local-stack.jar") + ":" + TOOL.resolve("lib") + "/*",
                        "io.leeway.stack.Main",
                        "archive",
                        "--root",
                        ROOT.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!process.waitFor(WRITTEN_WITHIN_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            System.out.println("Not all services have an archive, the others start without; see " + log);
        }
    }
}
