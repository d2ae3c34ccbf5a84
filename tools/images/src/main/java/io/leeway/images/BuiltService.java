package io.leeway.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A service as the build leaves it behind.
 *
 * @param name its module's name, which is its image's name
 * @param module its module's folder
 * @param port where it listens
 */
record BuiltService(String name, Path module, int port) {

    static final List<String> NAMES = List.of(
            "ingest-service", "drift-service", "performance-service", "risk-service", "alert-service", "dashboard-ui");

    /** All of them, below the folder of the checkout. */
    static List<BuiltService> all(Path root) throws IOException {
        List<BuiltService> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(of(root.resolve(name)));
        }
        return all;
    }

    private static BuiltService of(Path module) throws IOException {
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(module.resolve("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        int port = Integer.parseInt(settings.getProperty("quarkus.http.port", "8080"));
        return new BuiltService(module.getFileName().toString(), module, port);
    }

    /** The application for a JVM: a folder with {@code quarkus-run.jar}. */
    Path application() {
        Path folder = module.resolve("target/quarkus-app");
        if (!Files.isRegularFile(folder.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(name + " is not built: there is no " + folder
                    + "/quarkus-run.jar. ./leeway images builds it first; mvn package does too.");
        }
        return folder;
    }

    /** The application as a native binary. */
    Path binary() throws IOException {
        return only("*-runner")
                .orElseThrow(() -> new IllegalStateException(name + " has no native binary: build it with"
                        + " mvn package -DskipTests -Dquarkus.native.enabled=true -pl " + name
                        + " -am, with GRAALVM_HOME set, or in a builder image with"
                        + " -Dquarkus.native.container-build=true."));
    }

    /** The list of what it consists of, where the build made one (not with {@code -Dquick}). */
    Optional<Path> billOfMaterials() throws IOException {
        return only("components.cdx.json");
    }

    private Optional<Path> only(String pattern) throws IOException {
        Path target = module.resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(target, pattern)) {
            for (Path file : found) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
