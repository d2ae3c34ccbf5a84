/**
 * Rows of ingest-service as profiles: the batch or window, and its reference. What the profiles mean is not decided here.
 */
@NullMarked
package io.leeway.drift.load;

import org.jspecify.annotations.NullMarked;
