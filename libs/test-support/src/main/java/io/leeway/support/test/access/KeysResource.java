package io.leeway.support.test.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.access.Identity;
import io.leeway.access.KeyFile;
import io.leeway.access.KeySecret;
import io.leeway.access.ListedKey;
import io.leeway.access.ModelScope;
import io.leeway.access.Role;

/**
 * Has a service ask for keys, made for this run: one for each role, an admin's for the models {@code mine-*}, and one that
 * has expired. A test finds them as the configuration's {@code leeway.test.key.NAME}, the file as {@code
 * leeway.access.keys-file}.
 */
public final class KeysResource implements QuarkusTestResourceLifecycleManager {

    /** The key that is held for some models only. */
    public static final String SCOPED = "scoped";

    /** The key that has expired. */
    public static final String EXPIRED = "expired";

    /** Where a test finds a key. */
    public static final String PLACE = "leeway.test.key.";

    private final Map<String, String> configuration = new HashMap<>();
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("leeway-keys");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Path path = folder.resolve("keys");
        KeyFile file = new KeyFile(path);
        for (Role role : Role.values()) {
            add(file, role.word(), role, ModelScope.ALL, Instant.MAX);
        }
        add(file, SCOPED, Role.ADMIN, new ModelScope(List.of("mine-*")), Instant.MAX);
        add(file, EXPIRED, Role.ADMIN, ModelScope.ALL, Instant.now().minusSeconds(1));
        configuration.put("leeway.access.keys-file", path.toString());
        configuration.put("leeway.access.reread", "100ms");
        return configuration;
    }

    private void add(KeyFile file, String name, Role role, ModelScope models, Instant expires) {
        String key = KeySecret.generate();
        file.add(new ListedKey(new Identity(name, Set.of(role), models), expires, KeySecret.hash(key)));
        configuration.put(PLACE + name, key);
    }

    @Override
    public void stop() {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("keys"));
            Files.deleteIfExists(folder.resolve(".keys.lock"));
            Files.deleteIfExists(folder);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
