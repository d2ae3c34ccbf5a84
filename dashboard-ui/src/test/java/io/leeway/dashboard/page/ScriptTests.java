package io.leeway.dashboard.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A run of scripts that test scripts, in the Deno that the page's bundler brings for itself. They may read no file that
 * is not imported, and reach no network.
 */
final class ScriptTests {

    private static final int PATIENCE_SECONDS = 60;

    /** A test with its place, and what it said where it failed. */
    record Result(String file, String line, String name, List<String> failures) {}

    private final Path folder;
    private final Path work;

    /** Of the tests in a folder; what a run needs is kept in the other. */
    ScriptTests(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /**
     * Runs all of them.
     *
     * @throws AssertionError if the run ended otherwise than its tests did, for instance because a script cannot be read
     */
    List<Result> run() throws IOException, InterruptedException {
        WebPackages packages = WebPackages.unpackedInto(work.resolve("packages"));
        Path importMap = Files.writeString(work.resolve("import-map.json"), packages.importMap());
        Path report = work.resolve("report.xml");
        Path output = work.resolve("output.txt");
        Files.deleteIfExists(report);
        List<String> command = new ArrayList<>(List.of(
                deno(packages).toString(),
                "test",
                "--no-check",
                "--no-remote",
                "--no-config",
                "--no-lock",
                "--unstable-sloppy-imports",
                "--allow-env=NODE_ENV",
                "--import-map=" + importMap,
                "--junit-path=" + report));
        command.addAll(files());
        int status = run(command, output);
        List<Result> results = Files.exists(report) ? read(report) : List.of();
        boolean failed = results.stream().anyMatch(result -> !result.failures().isEmpty());
        boolean complete = results.stream().map(Result::file).distinct().count() == files().size();
        if (!complete || (status != 0) != failed) {
            throw new AssertionError("The page's tests ended with " + status + ":\n" + Files.readString(output));
        }
        return results;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.ts"))
                    .sorted()
                    .toList();
        }
    }

    private static Path deno(WebPackages packages) {
        Path home = packages.folderOf("@deno/");
        Path deno = Files.exists(home.resolve("deno.exe")) ? home.resolve("deno.exe") : home.resolve("deno");
        if (!deno.toFile().setExecutable(true)) {
            throw new IllegalStateException(deno + " cannot be made executable.");
        }
        return deno;
    }

    private int run(List<String> command, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // A zone that is never UTC, and not a whole number of hours from it
        builder.environment()
                .putAll(Map.of(
                        "DENO_DIR", work.resolve("deno").toString(),
                        "DENO_NO_UPDATE_CHECK", "1",
                        "NO_COLOR", "1",
                        "LANG", "en_GB.UTF-8",
                        "LC_ALL", "en_GB.UTF-8",
                        "TZ", "Asia/Kathmandu"));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "The page's tests took more than " + PATIENCE_SECONDS + " s:\n" + Files.readString(output));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Result> read(Path report) throws IOException {
        try {
            Element suites = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            return elements(suites, "testcase").map(ScriptTests::result).toList();
        } catch (ParserConfigurationException | SAXException exception) {
            throw new IOException(report + " cannot be read", exception);
        }
    }

    private static Result result(Element test) {
        String file = test.getAttribute("classname").replaceFirst("^\\./", "");
        return new Result(
                file,
                test.getAttribute("line"),
                test.getAttribute("name"),
                Stream.of("failure", "error")
                        .flatMap(kind -> elements(test, kind))
                        .map(Element::getTextContent)
                        .toList());
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }
}
