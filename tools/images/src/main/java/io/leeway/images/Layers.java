package io.leeway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;

/**
 * What an image adds to its base, what changes least first, so that a new version of Leeway is a small layer on top of
 * libraries that are there already. Times are Jib's fixed ones and owners are root: what a service runs it cannot change.
 */
final class Layers {

    /** Where a service lies in its image. */
    static final String HOME = "/deployments";

    private static final List<String> ORDER = List.of("libraries", "leeway", "service");

    private Layers() {}

    /** Those of a service for a JVM. */
    static List<FileEntriesLayer> ofJvm(BuiltService service) throws IOException {
        Path application = service.application();
        try (Stream<Path> files = Files.walk(application)) {
            Map<String, List<Path>> parts = files.filter(Files::isRegularFile)
                    .sorted()
                    .collect(Collectors.groupingBy(file -> part(application.relativize(file))));
            return ORDER.stream()
                    .map(part -> layer(part, application, parts.getOrDefault(part, List.of())))
                    .toList();
        }
    }

    private static String part(Path file) {
        if (!file.startsWith("lib")) {
            return "service";
        }
        return file.getFileName().toString().startsWith("io.leeway.") ? "leeway" : "libraries";
    }

    /** That of a native binary. */
    static List<FileEntriesLayer> ofBinary(BuiltService service) throws IOException {
        return List.of(FileEntriesLayer.builder()
                .setName("service")
                .addEntry(
                        service.binary(),
                        AbsoluteUnixPath.get(HOME).resolve("application"),
                        FilePermissions.fromOctalString("755"))
                .build());
    }

    private static FileEntriesLayer layer(String name, Path application, List<Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path file : files) {
            layer.addEntry(
                    file,
                    AbsoluteUnixPath.get(HOME)
                            .resolve(application.relativize(file).toString()));
        }
        return layer.build();
    }
}
