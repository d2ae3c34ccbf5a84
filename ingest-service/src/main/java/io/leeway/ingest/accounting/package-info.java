/** What became of everything that was accepted, per model, and models whose pipeline stands still. */
@NullMarked
package io.leeway.ingest.accounting;

import org.jspecify.annotations.NullMarked;
