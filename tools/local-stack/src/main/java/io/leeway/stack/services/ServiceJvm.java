package io.leeway.stack.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How a service's process is started: the one place that says with which options of the JVM. */
public final class ServiceJvm {

    private final ServiceDefinition definition;
    private final Path root;
    private final @Nullable Path archive;

    /**
     * For a service.
     *
     * @param root the folder that holds the services' modules
     * @param archive where its classes are kept for quicker starts, written when it ends; instances that may end at the same
     *     moment do not write the same file. Absent for none
     */
    public ServiceJvm(ServiceDefinition definition, Path root, @Nullable Path archive) {
        this.definition = definition;
        this.root = root.toAbsolutePath();
        this.archive = archive;
    }

    /** The name of an instance's archive, which is of one version of Java. */
    public static String archiveName(String instance) {
        return instance + "-" + Runtime.version().feature() + ".jsa";
    }

    /** Whether it writes its archive when it ends, which takes seconds: there is none, or one of an earlier jar. */
    public boolean writesArchive() {
        return archive != null
                && archive.toFile().lastModified() < jar().toFile().lastModified();
    }

    /** Its jar; the jar's folder is the working directory. */
    public Path jar() {
        return root.resolve(definition.name()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The command. */
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Six services on one machine: small heaps, quick starts.
        command.add("-XX:+UseSerialGC");
        if (!definition.holdsRows()) {
            // Over millions of rows the second compiler pays for itself; hashing alone takes ten times as long without
            // it.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Xmx" + definition.heapMegabytes() + "m");
        if (archive != null) {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + archive.toAbsolutePath());
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        // A service refuses what is no URI itself, with words.
        command.add("-Dvertx.disableURIValidation=true");
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }
}
