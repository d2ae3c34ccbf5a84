package io.leeway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/** Where images are brought. */
sealed interface Destination {

    /** What the names of all images there begin with: a group, and the registry before it. */
    String prefix();

    /** An image's whole name there. */
    default String name(String image, String tag) {
        return prefix() + "/" + image + ":" + tag;
    }

    /** What brings an image there. */
    Containerizer containerizer(String image, String tag) throws IOException, InvalidImageReferenceException;

    /** Whether who pulls an image there may name it by its digest. */
    default boolean hasDigests() {
        return false;
    }

    /** A registry. Credentials are those of {@code docker login}. */
    record Registry(String prefix) implements Destination {

        @Override
        public Containerizer containerizer(String image, String tag) throws InvalidImageReferenceException {
            ImageReference reference = ImageReference.parse(name(image, tag));
            CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
            return Containerizer.to(RegistryImage.named(reference)
                    .addCredentialRetriever(credentials.dockerConfig())
                    .addCredentialRetriever(credentials.wellKnownCredentialHelpers()));
        }

        @Override
        public boolean hasDigests() {
            return true;
        }
    }

    /** The Docker daemon of this machine. */
    record Daemon(String prefix) implements Destination {

        @Override
        public Containerizer containerizer(String image, String tag) throws InvalidImageReferenceException {
            return Containerizer.to(DockerDaemonImage.named(name(image, tag)));
        }
    }

    /** A folder of archives, one an image, that {@code ctr images import}, {@code podman load} and others read. */
    record Folder(Path folder, String prefix) implements Destination {

        /**
         * What stands before the names in archives. containerd keeps an archive's names as they are and looks for those
         * of a pod with a registry before them, so that one without is not found; and a name at {@code localhost} is
         * never pulled from the public registry, where the group may be somebody else's.
         */
        static final String HOST = "localhost";

        @Override
        public Containerizer containerizer(String image, String tag)
                throws IOException, InvalidImageReferenceException {
            Files.createDirectories(folder);
            return Containerizer.to(TarImage.at(folder.resolve(image + ".tar")).named(name(image, tag)));
        }
    }
}
