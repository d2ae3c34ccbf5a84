package io.leeway.images;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;

/**
 * What all six images have in common.
 *
 * @param base the image they stand on: a name, {@code tar:///path} of a saved image, {@code docker://name}, or
 *     {@code scratch}
 * @param isNative whether they hold native binaries
 * @param version Leeway's version
 * @param source the address of the sources, or blank
 * @param revision the commit they were made from, and when it was made
 */
record Recipe(String base, boolean isNative, String version, String source, Revision revision) {

    /** Nobody's: a number, because Kubernetes cannot tell of a name whether it is root's. */
    static final String USER = "1001:1001";

    /**
     * The heap may take this share of a container's memory; the rest is for threads, class data and network buffers. Java would
     * collect the whole heap again and again until it knows that a service has some 100 MB of classes.
     */
    private static final String JVM_MEMORY =
            "-XX:MaxRAMPercentage=60 -XX:MetaspaceSize=128m -XX:+ExitOnOutOfMemoryError";

    /**
     * The same of a native binary. Its room for new objects would grow with the heap, and with it what is dead and not yet
     * collected; with little room all six services stay below 750 MB under the demo's load.
     */
    private static final List<String> BINARY_MEMORY =
            List.of("-XX:MaximumHeapSizePercent=60", "-Xmn24m", "-XX:+ExitOnOutOfMemoryError");

    /** The image of a service, not yet brought anywhere. The same files give the same image, to the byte. */
    JibContainerBuilder image(BuiltService service) throws IOException, InvalidImageReferenceException {
        JibContainerBuilder image = base.equals("scratch") ? Jib.fromScratch() : Jib.from(base);
        image.setFormat(ImageFormat.OCI)
                .setCreationTime(revision.time())
                .setUser(USER)
                .setExposedPorts(Port.tcp(service.port()))
                .setLabels(labels(service))
                .setFileEntriesLayers(isNative ? Layers.ofBinary(service) : Layers.ofJvm(service));
        return isNative ? binary(image) : jvm(image);
    }

    private static JibContainerBuilder jvm(JibContainerBuilder image) {
        return image.addEnvironmentVariable("JDK_JAVA_OPTIONS", JVM_MEMORY)
                .setEntrypoint(List.of(
                        "java",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dvertx.disableURIValidation=true",
                        "-jar",
                        Layers.HOME + "/quarkus-run.jar"));
    }

    private static JibContainerBuilder binary(JibContainerBuilder image) {
        List<String> command = new ArrayList<>(List.of(Layers.HOME + "/application"));
        command.addAll(BINARY_MEMORY);
        return image.setEntrypoint(command);
    }

    private Map<String, String> labels(BuiltService service) {
        String prefix = "org.opencontainers.image.";
        Map<String, String> labels = new TreeMap<>(Map.of(
                prefix + "title",
                "Leeway " + service.name(),
                prefix + "version",
                version,
                prefix + "revision",
                revision.commit(),
                prefix + "licenses",
                "Apache-2.0"));
        if (!source.isBlank()) {
            labels.put(prefix + "source", source);
        }
        // An archive's path says something of the machine and nothing of the image.
        if (!base.startsWith("tar://")) {
            labels.put(prefix + "base.name", base);
        }
        return labels;
    }

    /**
     * Where the sources stood.
     *
     * @param commit the commit's hash, with {@code -changed} where files differ from it, or {@code unknown}
     * @param time when it was made, or 1970 where it is unknown
     */
    record Revision(String commit, Instant time) {

        static final Revision UNKNOWN = new Revision("unknown", Instant.EPOCH);
    }
}
