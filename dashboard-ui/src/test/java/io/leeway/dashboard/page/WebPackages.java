package io.leeway.dashboard.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The packages of scripts on the class path, unpacked. Each is a jar of mvnpm, whose import map says by which name a
 * script finds what is in it.
 */
final class WebPackages {

    private static final String IMPORT_MAP = "META-INF/importmap.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Path> names = new TreeMap<>();

    private WebPackages() {}

    /** Unpacks what is not there yet; a version is a folder of its own, whose files never change. */
    static WebPackages unpackedInto(Path folder) throws IOException {
        WebPackages packages = new WebPackages();
        for (URL map : Collections.list(WebPackages.class.getClassLoader().getResources(IMPORT_MAP))) {
            JarURLConnection connection = (JarURLConnection) map.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                unpack(jar, folder);
                packages.add(jar, folder.resolve("META-INF/resources"));
            }
        }
        return packages;
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            Path file = folder.resolve(entry.getName()).normalize();
            boolean wanted = entry.getName().startsWith("META-INF/resources/")
                    && !entry.isDirectory()
                    && !entry.getName().endsWith(".map");
            if (wanted && file.startsWith(folder) && !(Files.exists(file) && Files.size(file) == entry.getSize())) {
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void add(JarFile jar, Path resources) throws IOException {
        JsonNode map;
        try (InputStream content = jar.getInputStream(jar.getEntry(IMPORT_MAP))) {
            map = JSON.readTree(content);
        }
        map.path("imports").properties().forEach(entry -> {
            String target = entry.getValue().asText();
            names.put(entry.getKey(), outsideBrowsers(resources.resolve(target.substring(1))));
        });
    }

    /** Lit has a second edition, in {@code node}, that needs no document. */
    private static Path outsideBrowsers(Path target) {
        Path edition = Files.isDirectory(target)
                ? target.resolve("node")
                : target.resolveSibling("node").resolve(target.getFileName());
        return Files.exists(edition) ? edition : target;
    }

    /** Where scripts find the packages, as a JavaScript engine reads it. */
    String importMap() throws IOException {
        Map<String, String> imports = new TreeMap<>();
        names.forEach((name, path) ->
                imports.put(name, withoutSlash(path.toUri().toString()) + (name.endsWith("/") ? "/" : "")));
        return JSON.writeValueAsString(Map.of("imports", imports));
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** The folder of the one package whose name begins so. */
    Path folderOf(String start) {
        return names.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(start) && entry.getKey().endsWith("/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No package " + start + "... on the class path. Those that"
                        + " the page's bundler needs are chosen by operating system and processor."));
    }
}
