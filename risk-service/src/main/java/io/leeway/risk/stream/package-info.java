/** The live stream of assessed batches over server-sent events. */
@NullMarked
package io.leeway.risk.stream;

import org.jspecify.annotations.NullMarked;
