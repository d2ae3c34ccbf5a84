/** Starting a local stack from another process; needs none of the servers' libraries. */
@NullMarked
package io.leeway.stack.client;

import org.jspecify.annotations.NullMarked;
