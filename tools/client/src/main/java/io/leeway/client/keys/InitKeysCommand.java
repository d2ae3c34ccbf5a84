package io.leeway.client.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.leeway.access.KeyFile;
import io.leeway.access.KeySecret;

/** Makes what a Leeway that others can reach begins with. */
@Command(
        name = "init",
        description = {
            "Makes a folder, for its owner only, with what a Leeway that others can reach begins with.",
            "For the services: services/keys (the file of hashed keys), services/service-key, services/session-key.",
            "For whoever runs it: admin-key, and admin-header for curl -H @admin-header.",
            "For Kubernetes: secrets.yaml, the same as Secrets, with passwords for the quickstart's servers."
        })
final class InitKeysCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "a folder that is not there yet")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Path services = folder.resolve("services");
        make(folder);
        make(services);
        KeyFile keys = new KeyFile(services.resolve("keys"));
        String admin = key(keys, "admin", "admin");
        String service = key(keys, "services", "service");
        KeyFile.writePrivately(folder.resolve("admin-key"), admin);
        KeyFile.writePrivately(folder.resolve("admin-header"), "Authorization: Bearer " + admin + "\n");
        String session = KeySecret.generate();
        KeyFile.writePrivately(services.resolve("service-key"), service);
        KeyFile.writePrivately(services.resolve("session-key"), session);
        KeyFile.writePrivately(
                folder.resolve("secrets.yaml"),
                KubernetesSecrets.text(Map.of("keys", keys.text(), "service-key", service, "session-key", session)));
        System.out.println("Made " + folder + ": LEEWAY_KEY_FILE=" + folder.resolve("admin-key")
                + " lets leeway in, and curl -H @" + folder.resolve("admin-header") + " as well.");
        return 0;
    }

    private static String key(KeyFile keys, String name, String role) {
        String key = KeySecret.generate();
        keys.add(CreateKeyCommand.listed(name, role, "*", Instant.MAX, key));
        return key;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException exception) {
            throw new UncheckedIOException(folder + " cannot be made; is it there already?", exception);
        }
    }
}
