/** Waiting for what Leeway says of a batch, and saying it with an exit code that a pipeline can go by. */
@NullMarked
package io.leeway.client.verdict;

import org.jspecify.annotations.NullMarked;
