/** Where models and their batches stand. */
@NullMarked
package io.leeway.client.status;

import org.jspecify.annotations.NullMarked;
