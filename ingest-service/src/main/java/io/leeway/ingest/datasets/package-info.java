/** References, batches and labels: their ledger and their rows. */
@NullMarked
package io.leeway.ingest.datasets;

import org.jspecify.annotations.NullMarked;
