package io.leeway.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The modules whose compiled classes the rules are checked against; they are read once. */
final class Modules {

    private static final List<String> LIBRARIES = List.of(
            "libs/statistics",
            "libs/contracts",
            "libs/rows",
            "libs/evaluation",
            "libs/profile-client",
            "libs/access",
            "libs/web-support",
            "libs/service-support");

    static final List<String> SERVICES =
            List.of("ingest-service", "drift-service", "performance-service", "risk-service", "alert-service");

    static final String[] LIBRARY_PACKAGES = {
        "io.leeway.statistics..",
        "io.leeway.contracts..",
        "io.leeway.rows..",
        "io.leeway.evaluation..",
        "io.leeway.profiles..",
        "io.leeway.access..",
        "io.leeway.support.."
    };

    static final List<String> SERVICE_PACKAGES = List.of(
            "io.leeway.ingest..",
            "io.leeway.drift..",
            "io.leeway.performance..",
            "io.leeway.risk..",
            "io.leeway.alert..",
            "io.leeway.dashboard..");

    static final List<String> TOOL_PACKAGES =
            List.of("io.leeway.client..", "io.leeway.workbench..", "io.leeway.demo..");

    /** {@code GROUP/MODULE/pom.xml}, counted from the root. */
    private static final int DEPTH_OF_POMS = 3;

    /** What a running Leeway consists of. */
    static final JavaClasses PRODUCT =
            read(Stream.of(LIBRARIES, SERVICES, List.of("dashboard-ui")).flatMap(Collection::stream));

    static final JavaClasses TOOLS = read(Stream.of("tools/client", "tools/workbench", "tools/demo"));

    private Modules() {}

    /** By path: what the services are built with is not on the class path here. */
    private static JavaClasses read(Stream<String> modules) {
        Path root = Path.of(System.getProperty("leeway.root"));
        return new ClassFileImporter()
                .importPaths(modules.map(module -> root.resolve(module).resolve("target/classes"))
                        .toList());
    }

    /** The classes of every module, tools and tests as well, by the names of their directories below {@code target}. */
    static JavaClasses compiled(Set<String> directories) {
        Path root = Path.of(System.getProperty("leeway.root"));
        try (Stream<Path> poms = Files.find(root, DEPTH_OF_POMS, (path, attributes) -> path.getFileName()
                .toString()
                .equals("pom.xml"))) {
            return new ClassFileImporter()
                    .importPaths(poms.flatMap(pom -> directories.stream()
                                    .map(name -> pom.resolveSibling("target").resolve(name)))
                            .filter(Files::isDirectory)
                            .toList());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
