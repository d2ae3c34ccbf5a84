/**
 * What the service does with each event that reaches it, and the wait for reports that belong together. No score
 * is computed here.
 */
@NullMarked
package io.leeway.risk.messaging;

import org.jspecify.annotations.NullMarked;
