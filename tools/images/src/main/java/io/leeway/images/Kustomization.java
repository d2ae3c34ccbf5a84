package io.leeway.images;

import java.util.List;
import java.util.stream.Collectors;

/** The component that tells the overlays of {@code k8s/} which images there are. */
final class Kustomization {

    private static final String HEAD = """
            # Which images the overlays run; written by ./leeway images.
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            images:
            """;

    private Kustomization() {}

    static String of(List<BuiltImage> images) {
        return HEAD + images.stream().map(Kustomization::entry).collect(Collectors.joining());
    }

    private static String entry(BuiltImage image) {
        String version = image.digest()
                .map(digest -> "digest: " + digest)
                .orElse("newTag: \"" + image.name().substring(image.name().lastIndexOf(':') + 1) + "\"");
        return "  - name: leeway/%s\n    newName: %s\n    %s\n"
                .formatted(
                        image.service(), image.name().substring(0, image.name().lastIndexOf(':')), version);
    }
}
