/** What was refused as a whole, so that a pipeline that broke leaves a trace. */
@NullMarked
package io.leeway.ingest.refusals;

import org.jspecify.annotations.NullMarked;
