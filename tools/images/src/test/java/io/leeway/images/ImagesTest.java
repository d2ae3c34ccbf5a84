package io.leeway.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Archives of a small checkout on an empty base; what a registry does is seen by hand, as k8s/README.md has it. */
class ImagesTest {

    private static final int BLOCK = 512;

    @TempDir
    private Path root;

    @BeforeEach
    void build() throws IOException {
        for (String service : BuiltService.NAMES) {
            write(service + "/src/main/resources/application.properties", "quarkus.http.port=8091\n");
            write(service + "/target/quarkus-app/quarkus-run.jar", "runner");
            write(service + "/target/quarkus-app/lib/main/org.example.library.jar", "library");
            write(service + "/target/quarkus-app/lib/main/io.leeway.leeway-contracts.jar", "contracts");
            write(service + "/target/quarkus-app/app/" + service + ".jar", service);
            write(service + "/target/components.cdx.json", "{}");
        }
    }

    @Test
    void shouldPutEachServiceIntoAnImageThatSaysWhatItIs() throws IOException {
        // When
        int code = images("--base", "scratch", "--to", root.resolve("out").toString(), "--tag", "1.2.3");

        // Then
        assertThat(code).isZero();
        for (String service : BuiltService.NAMES) {
            Map<String, byte[]> archive = files(Files.newInputStream(root.resolve("out/" + service + ".tar")));
            String texts = archive.values().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .filter(text -> text.startsWith("{"))
                    .collect(Collectors.joining());
            assertThat(texts)
                    .contains("\"org.opencontainers.image.ref.name\":\"localhost/leeway/" + service + ":1.2.3\"")
                    .contains("\"User\":\"1001:1001\"", "\"8091/tcp\"")
                    .contains("\"org.opencontainers.image.revision\":\"unknown\"")
                    .contains("\"org.opencontainers.image.licenses\":\"Apache-2.0\"")
                    .contains("\"java\"", "/deployments/quarkus-run.jar", "MaxRAMPercentage");
            assertThat(root.resolve("out/" + service + ".cdx.json")).hasContent("{}");
        }
    }

    @Test
    void shouldKeepWhatChangesInALayerOfItsOwn() throws IOException {
        // When
        images("--base", "scratch", "--to", root.resolve("out").toString());

        // Then
        assertThat(layers(root.resolve("out/risk-service.tar")))
                .containsExactlyInAnyOrder(
                        "deployments/lib/main/org.example.library.jar",
                        "deployments/lib/main/io.leeway.leeway-contracts.jar",
                        "deployments/app/risk-service.jar deployments/quarkus-run.jar");
    }

    @Test
    void shouldMakeTheSameImageOfTheSameFiles() throws IOException {
        // When
        images("--base", "scratch", "--to", root.resolve("one").toString());
        build();
        images("--base", "scratch", "--to", root.resolve("two").toString());

        // Then
        for (String service : BuiltService.NAMES) {
            assertThat(root.resolve("two/" + service + ".tar"))
                    .hasSameBinaryContentAs(root.resolve("one/" + service + ".tar"));
        }
    }

    @Test
    void shouldTellTheOverlaysWhichImagesThereAre() throws IOException {
        // When
        images("--base", "scratch", "--to", root.resolve("out").toString(), "--tag", "1.2.3");

        // Then
        assertThat(Files.readString(root.resolve("k8s/images/kustomization.yaml")))
                .contains("kind: Component")
                .contains(
                        "  - name: leeway/drift-service\n    newName: localhost/leeway/drift-service\n    newTag: \"1.2.3\"\n");
    }

    @Test
    void shouldNameThePushedImageByItsDigest() {
        // When
        String component = Kustomization.of(List.of(
                new BuiltImage("risk-service", "localhost:5000/leeway/risk-service:1.2.3", Optional.of("sha256:abc"))));

        // Then
        assertThat(component)
                .endsWith("  - name: leeway/risk-service\n"
                        + "    newName: localhost:5000/leeway/risk-service\n    digest: sha256:abc\n");
    }

    @Test
    void shouldSayWhatIsNotBuilt() throws IOException {
        // Given
        Files.delete(root.resolve("alert-service/target/quarkus-app/quarkus-run.jar"));

        // When, Then
        assertThat(images("--base", "scratch", "--to", root.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(images(
                        "--base",
                        "scratch",
                        "--native",
                        "--to",
                        root.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(images("--daemon", "--to", root.resolve("out").toString())).isEqualTo(2);
    }

    @Test
    void shouldBoundTheMemoryOfANativeBinary() throws IOException {
        // Given
        for (String service : BuiltService.NAMES) {
            write(service + "/target/" + service + "-0.1.0-runner", "binary");
        }

        // When
        int code = images(
                "--base", "scratch", "--native", "--to", root.resolve("out").toString());

        // Then
        assertThat(code).isZero();
        for (String service : BuiltService.NAMES) {
            assertThat(files(Files.newInputStream(root.resolve("out/" + service + ".tar")))
                            .values())
                    .as(service)
                    .anySatisfy(blob -> assertThat(new String(blob, StandardCharsets.ISO_8859_1))
                            .contains("/application", "-XX:MaximumHeapSizePercent=60", "-Xmn24m"));
        }
    }

    private int images(String... arguments) {
        return Images.commandLine(root).execute(arguments);
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** The files of each layer of an image, in one line a layer. */
    private static Stream<String> layers(Path archive) throws IOException {
        Stream.Builder<String> layers = Stream.builder();
        for (byte[] blob : files(Files.newInputStream(archive)).values()) {
            if (blob.length > 2 && blob[0] == 0x1f && blob[1] == (byte) 0x8b) {
                layers.add(String.join(
                        " ",
                        files(new GZIPInputStream(new ByteArrayInputStream(blob)))
                                .keySet()));
            }
        }
        return layers.build();
    }

    /** The regular files of a tar archive. */
    private static Map<String, byte[]> files(InputStream archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (archive) {
            byte[] head = archive.readNBytes(BLOCK);
            while (head.length == BLOCK && head[0] != 0) {
                int size = Integer.parseInt(text(head, 124, 12), 8);
                byte[] content = archive.readNBytes(size);
                archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (head[156] == '0' || head[156] == 0) {
                    files.put(text(head, 0, 100), content);
                }
                head = archive.readNBytes(BLOCK);
            }
        }
        return files;
    }

    private static String text(byte[] head, int from, int length) {
        return new String(Arrays.copyOfRange(head, from, from + length), StandardCharsets.ISO_8859_1)
                .replaceFirst("\0.*", "")
                .strip();
    }
}
