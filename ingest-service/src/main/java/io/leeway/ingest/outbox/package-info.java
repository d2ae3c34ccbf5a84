/** Events that were stored with their cause and are yet to be published. */
@NullMarked
package io.leeway.ingest.outbox;

import org.jspecify.annotations.NullMarked;
