package io.leeway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway images}: puts what the build made into container images, without Docker. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the container images of the six services, without Docker, and says their names.",
            "Without an option: as archives into target/images, which `ctr images import`, `podman load` and"
                    + " `kind load image-archive` read."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:an image could not be built or brought there", "2:wrong usage"})
public final class Images implements Callable<Integer> {

    private static final Defaults DEFAULTS = Defaults.read();
    private static final String GROUP = "leeway";

    private final Path root;

    @ArgGroup
    private @Nullable Where where;

    @Option(names = "--tag", paramLabel = "TAG", description = "the images' tag (default: Leeway's version)")
    private String tag = DEFAULTS.version();

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description =
                    "the image to stand on: a name, best with its digest (name@sha256:...), tar:///path of a saved"
                            + " image, docker://name of the daemon's (default: the property leeway.image.base of pom.xml, and"
                            + " leeway.image.native-base with --native)")
    private @Nullable String base;

    @Option(names = "--source", paramLabel = "URL", description = "the address of the sources, for the images' labels")
    private String source = "";

    @Option(names = "--native", description = "images of the native binaries, which must have been built")
    private boolean isNative;

    @Option(names = "--plain", description = "registries may speak HTTP, or have a certificate that nobody vouches for")
    private boolean plain;

    @Option(
            names = "--offline",
            description = "ask no network: the base comes from an archive, the daemon or the cache")
    private boolean offline;

    @Option(
            names = "--kustomize",
            paramLabel = "FILE",
            description = "where to write what the overlays read the images' names from"
                    + " (default: k8s/images/kustomization.yaml)")
    private @Nullable Path kustomize;

    /** Where the images go. */
    private static final class Where {

        @Option(
                names = "--registry",
                paramLabel = "HOST[/GROUP]",
                description = "to a registry, with the credentials of docker login (group: " + GROUP + ")")
        private @Nullable String registry;

        @Option(names = "--daemon", description = "to the Docker daemon of this machine")
        private boolean daemon;

        @Option(names = "--to", paramLabel = "DIR", description = "as archives into a folder")
        private @Nullable Path folder;
    }

    private Images(Path root) {
        this.root = root;
    }

    /** Exit codes as the help lists them. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Path.of(System.getProperty("leeway.root", "."))).execute(arguments));
    }

    /** The command for the checkout in a folder. */
    static CommandLine commandLine(Path root) {
        return new CommandLine(new Images(root)).setExecutionExceptionHandler((exception, command, parsed) -> {
            System.err.println(Failure.words(exception));
            return 1;
        });
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = new Recipe(
                base == null ? (isNative ? DEFAULTS.nativeBase() : DEFAULTS.base()) : base,
                isNative,
                DEFAULTS.version(),
                source,
                new Git(root).revision());
        Destination destination = destination();
        // All of them are looked at before the first is brought anywhere.
        Map<BuiltService, JibContainerBuilder> prepared = new LinkedHashMap<>();
        for (BuiltService service : BuiltService.all(root)) {
            prepared.put(service, recipe.image(service));
        }
        List<BuiltImage> images = new ArrayList<>();
        for (Map.Entry<BuiltService, JibContainerBuilder> one : prepared.entrySet()) {
            BuiltImage image = bring(one.getKey(), one.getValue(), destination);
            System.out.println(
                    image.name() + image.digest().map(digest -> "@" + digest).orElse(""));
            images.add(image);
        }
        Path component = kustomize == null ? root.resolve("k8s/images/kustomization.yaml") : kustomize;
        Files.createDirectories(component.toAbsolutePath().getParent());
        Files.writeString(component, Kustomization.of(images));
        System.err.println("The overlays run these images: " + component);
        return 0;
    }

    private Destination destination() {
        if (where != null && where.registry != null) {
            String registry = where.registry.replaceFirst("/+$", "");
            return new Destination.Registry(registry.contains("/") ? registry : registry + "/" + GROUP);
        }
        if (where != null && where.daemon) {
            return new Destination.Daemon(GROUP);
        }
        return new Destination.Folder(archives(), Destination.Folder.HOST + "/" + GROUP);
    }

    private Path archives() {
        return where == null || where.folder == null ? root.resolve("target/images") : where.folder;
    }

    private BuiltImage bring(BuiltService service, JibContainerBuilder image, Destination destination)
            throws IOException, InvalidImageReferenceException, InterruptedException, RegistryException,
                    CacheDirectoryCreationException, ExecutionException {
        Containerizer containerizer = destination
                .containerizer(service.name(), tag)
                .setToolName("leeway")
                .setAllowInsecureRegistries(plain)
                .setOfflineMode(offline);
        JibContainer built = image.containerize(containerizer);
        Optional<Path> bill = service.billOfMaterials();
        if (bill.isPresent()) {
            Files.createDirectories(archives());
            Files.copy(
                    bill.get(), archives().resolve(service.name() + ".cdx.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new BuiltImage(
                service.name(),
                destination.name(service.name(), tag),
                destination.hasDigests() ? Optional.of(built.getDigest().toString()) : Optional.empty());
    }
}
