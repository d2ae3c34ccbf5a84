package io.leeway.benchmarks.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leeway.stack.client.Folders;

/** A folder that goes with what was written into it. */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("leeway-push-"));
    }

    @Override
    public void close() {
        Folders.delete(path);
    }
}
