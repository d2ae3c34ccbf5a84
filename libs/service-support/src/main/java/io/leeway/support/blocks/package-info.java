/** Fetching the rows of batches, references and labels from ingest-service. */
@NullMarked
package io.leeway.support.blocks;

import org.jspecify.annotations.NullMarked;
