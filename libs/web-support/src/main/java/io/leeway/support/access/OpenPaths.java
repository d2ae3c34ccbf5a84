package io.leeway.support.access;

/** Which paths of a server are open to everybody, so that nobody is asked there who they are. */
public interface OpenPaths {

    /** Whether a path, normalised, is open. */
    boolean isOpen(String path);

    /** Whether an open path tells who asks, so that it has to be found out there as well. */
    default boolean tellsCaller(String path) {
        return false;
    }
}
