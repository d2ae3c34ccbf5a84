package io.leeway.images;

import java.util.Optional;

/**
 * An image that was brought somewhere.
 *
 * @param service whose it is
 * @param name its whole name, with its tag
 * @param digest what it is pulled by, {@code sha256:...}, where it has been pushed
 */
record BuiltImage(String service, String name, Optional<String> digest) {}
