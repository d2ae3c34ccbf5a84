package io.leeway.dashboard.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The unit tests of the page's scripts, each as one of ours. */
class PageTest {

    @TestFactory
    Stream<DynamicContainer> page() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("leeway.root"), "dashboard-ui");
        Path work = Files.createDirectories(module.resolve("target/page-tests"));

        Map<String, List<ScriptTests.Result>> byFile = new ScriptTests(module.resolve("src/test/page"), work)
                .run().stream()
                        .collect(Collectors.groupingBy(
                                ScriptTests.Result::file, LinkedHashMap::new, Collectors.toList()));

        return byFile.entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(), file.getValue().stream().map(PageTest::test)));
    }

    /** Has no URI as its source: Surefire leaves such a test out of what it counts, and passes where it fails. */
    private static DynamicTest test(ScriptTests.Result result) {
        return DynamicTest.dynamicTest(result.name(), () -> {
            if (!result.failures().isEmpty()) {
                throw new AssertionError(result.name() + " (" + result.file() + ":" + result.line() + ")\n"
                        + String.join("\n", result.failures()));
            }
        });
    }
}
