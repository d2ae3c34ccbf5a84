/** The embedded servers, each over its real protocol. */
@NullMarked
package io.leeway.stack.servers;

import org.jspecify.annotations.NullMarked;
