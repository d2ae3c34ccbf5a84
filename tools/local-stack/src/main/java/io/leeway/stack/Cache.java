package io.leeway.stack;

import java.nio.file.Path;

/** Where unpacked programs are kept between runs: {@code LEEWAY_CACHE}, or {@code ~/.cache/leeway}. */
final class Cache {

    private Cache() {}

    static Path folder(String name) {
        String configured = System.getenv("LEEWAY_CACHE");
        Path root = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "leeway")
                : Path.of(configured);
        return root.resolve(name);
    }
}
