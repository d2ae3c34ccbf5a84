package io.leeway.stack.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a service's process is started: the one place that says with which options of the JVM. */
public final class ServiceJvm {

    /** What a service that holds no rows begins with; those that do are a fifth slower when they begin with so little. */
    private static final int FIRST_HEAP_MEGABYTES = 32;

    /**
     * What a service that holds rows may have of classes before Java looks whether any can go. Each of them has some 100 MB,
     * none of which ever can; with Java's 21 MB everything stands still for a collection of the whole heap again and again,
     * the last time minutes after the start.
     */
    private static final int CLASSES_MEGABYTES = 128;

    private final ServiceDefinition definition;
    private final Path root;
    private final List<String> archive;

    /**
     * For a service.
     *
     * @param root the folder that holds the services' modules
     * @param archive the options for an archive of its classes, see {@link ClassArchives}
     */
    public ServiceJvm(ServiceDefinition definition, Path root, List<String> archive) {
        this.definition = definition;
        this.root = root.toAbsolutePath();
        this.archive = List.copyOf(archive);
    }

    /** Its jar; the jar's folder is the working directory. */
    public Path jar() {
        return jar(root, definition);
    }

    /** The jar of a service. */
    public static Path jar(Path root, ServiceDefinition definition) {
        return root.resolve(definition.name()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The command. */
    public List<String> command() {
        List<String> command = new ArrayList<>();
        if (definition.niceness() > 0) {
            command.addAll(List.of("nice", "-n", Integer.toString(definition.niceness())));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Six services on one machine: small heaps, quick starts.
        command.add("-XX:+UseSerialGC");
        if (definition.holdsRows()) {
            // Over millions of rows the second compiler pays for itself; hashing alone takes ten times as long without
            // it.
            command.addAll(Compilers.SECOND_LATER);
            command.add("-XX:MetaspaceSize=" + CLASSES_MEGABYTES + "m");
        } else {
            // Java would begin with a 64th of the machine's memory, and fill most of it before it collects.
            command.add("-Xms" + FIRST_HEAP_MEGABYTES + "m");
            command.addAll(Compilers.FIRST_ALONE);
        }
        command.add("-Xmx" + definition.heapMegabytes() + "m");
        command.addAll(archive);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        // A service refuses what is no URI itself, with words.
        command.add("-Dvertx.disableURIValidation=true");
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }
}
