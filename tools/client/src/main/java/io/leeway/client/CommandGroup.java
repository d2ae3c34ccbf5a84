package io.leeway.client;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Commands that another tool brings. A tool that is on the class path is found as a service ({@link ServiceLoader}), so
 * that this one, which talks to a running Leeway, knows of none of the others and starts without what they need.
 */
public interface CommandGroup {

    /** Its commands, in the order in which the help lists them. */
    List<Class<?>> commands();

    /** Whether the help lists them before the commands that talk to a running Leeway, instead of after. */
    default boolean isListedFirst() {
        return false;
    }
}
