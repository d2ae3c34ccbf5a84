/** Ingest service. */
@NullMarked
package io.leeway.ingest;

import org.jspecify.annotations.NullMarked;
