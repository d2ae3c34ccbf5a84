/**
 * What the service tells others. Only what is stored is told.
 */
@NullMarked
package io.leeway.drift.publish;

import org.jspecify.annotations.NullMarked;
