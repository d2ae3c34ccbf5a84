/** What many threads have is stored by one of them. */
@NullMarked
package io.leeway.ingest.gathering;

import org.jspecify.annotations.NullMarked;
