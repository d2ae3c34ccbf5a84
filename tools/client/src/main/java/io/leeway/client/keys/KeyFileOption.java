package io.leeway.client.keys;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import io.leeway.access.KeyFile;

/** The file of keys that a command works on. */
final class KeyFileOption {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "the file of keys (default: $${LEEWAY_ACCESS_KEYS_FILE})",
            defaultValue = "${env:LEEWAY_ACCESS_KEYS_FILE}")
    private Path path = Path.of("");

    KeyFile file() {
        return new KeyFile(path);
    }
}
