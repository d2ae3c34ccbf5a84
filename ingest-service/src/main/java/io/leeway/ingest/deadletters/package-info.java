/** Messages that could not be worked off: kept, shown, replayed and dropped. */
@NullMarked
package io.leeway.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
