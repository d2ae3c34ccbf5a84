package io.leeway.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules about what only the sources show: names of MongoDB collections, which are texts, and loops. */
class SourcesTest {

    /** A variable that grows by what follows it, as in {@code all = all.chain(...)}. */
    private static final Pattern CHAINED = Pattern.compile("\\b(\\w+) =\\s+\\1\\s*\\.(?:chain|flatMap|call|onItem)\\(");

    private static final Pattern OPENED = Pattern.compile("getCollection\\((?:\"(\\w+)\"|(\\w+))\\)");

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));

    @Test
    void shouldOpenACollectionInOneWriter() {
        Map<String, Set<String>> openers = new TreeMap<>();
        for (String service : Modules.SERVICES) {
            for (Path source : sources(service)) {
                String text = text(source);
                String opener = source.getFileName().toString();
                OPENED.matcher(text)
                        .results()
                        .map(match -> name(match, text))
                        .filter(collection -> !opener.endsWith("Reader.java"))
                        .forEach(collection -> openers.computeIfAbsent(collection, key -> new TreeSet<>())
                                .add(service + '/' + opener));
            }
        }

        assertThat(openers)
                .as("MongoDB collections and the classes that open them")
                .isNotEmpty();
        assertThat(openers)
                .as("each collection has one writer; who reads another's is called a Reader")
                .allSatisfy((collection, classes) -> assertThat(classes).hasSize(1));
    }

    @Test
    void shouldNotChainInALoop() {
        List<String> chained = new ArrayList<>();
        Stream.concat(Modules.SERVICES.stream(), Stream.of("libs/service-support"))
                .flatMap(module -> sources(module).stream())
                .forEach(source -> CHAINED.matcher(text(source))
                        .results()
                        .forEach(match -> chained.add(source.getFileName() + ": " + match.group())));

        assertThat(chained)
                .as(
                        "a Uni that is chained once an element never ends with some hundred elements: do it in one statement,"
                                + " or a bounded page at a time")
                .isEmpty();
    }

    private static List<Path> sources(String service) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** A collection's name: written where it is opened, or in a constant of the same file. */
    private static String name(MatchResult opened, String text) {
        if (opened.group(1) != null) {
            return opened.group(1);
        }
        Matcher constant =
                Pattern.compile("String " + opened.group(2) + " = \"(\\w+)\"").matcher(text);
        assertThat(constant.find())
                .as("a constant in the file for " + opened.group())
                .isTrue();
        return constant.group(1);
    }
}
