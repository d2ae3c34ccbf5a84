package io.leeway.support.reflection;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.support.test.CheckedIn;

import static org.assertj.core.api.Assertions.assertThat;

class ReflectionContractTest {

    private static final String SOURCE = """
            package io.leeway.support.reflection;

            import io.quarkus.runtime.annotations.RegisterForReflection;

            %s
            /**
             * Registers what crosses the wire for reflection, which a native binary needs because events are read by a mapper of
             * our own and do not stand in any endpoint's signature. Written by {@code ./leeway contracts}.
             */
            @RegisterForReflection(
                    targets = {
            %s
                    })
            final class ContractReflection {

                private ContractReflection() {}
            }
            """;

    @Test
    void shouldListEveryTypeThatCrossesTheWire() throws IOException, URISyntaxException {
        List<Class<?>> types = contractTypes();

        assertThat(types).hasSizeGreaterThan(20);
        CheckedIn.file("libs/service-support/src/main/java/io/leeway/support/reflection/ContractReflection.java")
                .shouldSay(source(types));
    }

    private static String source(List<Class<?>> types) {
        String imports = types.stream()
                .map(type -> "import " + type.getNestHost().getName() + ";\n")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        String listed = types.stream()
                .map(type -> "            "
                        + type.getName().substring(type.getPackageName().length() + 1))
                .map(name -> name.replace('$', '.') + ".class")
                .collect(Collectors.joining(",\n"));
        return SOURCE.formatted(imports, listed);
    }

    private static List<Class<?>> contractTypes() throws IOException, URISyntaxException {
        Path home = Path.of(ContractJson.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(home)) {
            return typesBelow(home);
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return typesBelow(jar.getPath("/"));
        }
    }

    private static List<Class<?>> typesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("/blocks/"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .<Class<?>>map(ReflectionContractTest::type)
                    .filter(type -> Modifier.isPublic(type.getModifiers()) && (type.isRecord() || type.isEnum()))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ReflectionContractTest.class.getClassLoader());
        } catch (ClassNotFoundException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
