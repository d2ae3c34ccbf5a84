package io.leeway.stack.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Archives of the services' classes, with which Java starts them in half the time. One run writes them, one a service,
 * beside what was built; every other run reads them, whatever its data folder, and several at once.
 *
 * @param options of Java with which a service is started
 * @param longestStop how long a service may take to end
 */
public record ClassArchives(Function<ServiceDefinition, List<String>> options, Duration longestStop) {

    /** What the environment may say: {@code off} where no service is to start from an archive. */
    private static final String VARIABLE = "LEEWAY_CLASS_ARCHIVES";

    /** More than the 20 s that a service takes at most to finish what it has in hand. */
    private static final Duration STOP = Duration.ofSeconds(25);

    /** Six services write at once, on few cores. */
    private static final Duration STOP_AND_WRITE = Duration.ofMinutes(3);

    /** Those that are there are read. */
    public static ClassArchives read(Path root) {
        return new ClassArchives(service -> reading(file(root, service)), STOP);
    }

    /** Each service writes its own into a folder when it ends, from where {@link #publish} takes it. */
    public static ClassArchives written(Path folder) {
        return new ClassArchives(service -> writing(folder.resolve(name(service))), STOP_AND_WRITE);
    }

    /**
     * Brings what was written where it is read. A service that has its archive open keeps the one that it has.
     *
     * @return how many there are
     */
    public static int publish(Path folder, Path root) throws IOException {
        int published = 0;
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            Path written = folder.resolve(name(service));
            if (Files.exists(written)) {
                Path archive = file(root, service);
                // Of its own name: another run may publish at the same moment.
                Path beside = Files.createTempFile(archive.getParent(), name(service), null);
                Files.copy(written, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE);
                published++;
            }
        }
        return published;
    }

    /** Whether every service has one that is not older than what was built. */
    public static boolean areThere(Path root) {
        return ServiceDefinition.ALL.stream()
                .allMatch(service -> file(root, service).toFile().lastModified()
                        > ServiceJvm.jar(root, service).toFile().lastModified());
    }

    /**
     * The options with which a process starts from an archive; none where it is not there, or the environment does not want
     * it. Java itself leaves one alone that is of another Java or of other jars.
     */
    public static List<String> reading(Path archive) {
        boolean wanted = !"off".equals(System.getenv(VARIABLE));
        return wanted && Files.exists(archive) ? with("-XX:SharedArchiveFile=", archive) : List.of();
    }

    /** The options with which a process writes an archive when it ends, which it takes seconds longer for. */
    public static List<String> writing(Path archive) {
        return with("-XX:ArchiveClassesAtExit=", archive);
    }

    private static List<String> with(String option, Path archive) {
        return List.of(option + archive.toAbsolutePath(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    private static Path file(Path root, ServiceDefinition service) {
        return root.resolve(service.name()).resolve("target").resolve(name(service));
    }

    private static String name(ServiceDefinition service) {
        return service.name() + ".jsa";
    }
}
