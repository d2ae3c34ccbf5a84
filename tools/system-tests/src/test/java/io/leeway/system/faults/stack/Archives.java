package io.leeway.system.faults.stack;

import java.nio.file.Path;

import io.leeway.stack.services.ServiceDefinition;
import io.leeway.stack.services.ServiceJvm;

/**
 * Archives of the services' classes that all suites share, whatever data they have: what ends first writes them, and
 * services that are started later start in a third of the time. Java removes an earlier file before it writes, and writes
 * its head last, so that no service reads half of one.
 */
public final class Archives {

    /** What tells a stack of {@link #FOLDER}. */
    public static final String VARIABLE = "LEEWAY_CLASS_ARCHIVES";

    /** Where they are. */
    public static final Path FOLDER = Path.of(System.getProperty("leeway.root"), "target/class-archives");

    private Archives() {}

    /** A service's archive, as the first instance of a stack names it. */
    static Path of(ServiceDefinition definition) {
        return FOLDER.resolve(ServiceJvm.archiveName(definition.name()));
    }
}
