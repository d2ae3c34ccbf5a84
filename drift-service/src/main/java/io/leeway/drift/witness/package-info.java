/**
 * What earlier windows say of a window: how long it has been drifted, and whether it is unlike the last ones or those of earlier
 * seasons. Remembers each window for those after it.
 */
@NullMarked
package io.leeway.drift.witness;

import org.jspecify.annotations.NullMarked;
