package io.leeway.support.reflection;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;

import static org.assertj.core.api.Assertions.assertThat;

class ContractReflectionTest {

    @Test
    void shouldListEveryTypeThatCrossesTheWire() throws IOException, URISyntaxException {
        // Given
        List<String> listed = Arrays.stream(ContractReflection.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets())
                .map(Class::getName)
                .toList();

        // When
        List<String> onTheWire = contractTypes();

        // Then
        assertThat(onTheWire).hasSizeGreaterThan(20).allSatisfy(type -> assertThat(listed)
                .contains(type));
    }

    private static List<String> contractTypes() throws IOException, URISyntaxException {
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

    private static List<String> typesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("/blocks/"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(ContractReflectionTest::isValue)
                    .toList();
        }
    }

    private static boolean isValue(String name) {
        try {
            Class<?> type = Class.forName(name, false, ContractReflectionTest.class.getClassLoader());
            return Modifier.isPublic(type.getModifiers()) && (type.isRecord() || type.isEnum());
        } catch (ClassNotFoundException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
