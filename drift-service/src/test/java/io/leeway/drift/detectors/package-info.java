/** A detector as a user would write it. */
@NullMarked
package io.leeway.drift.detectors;

import org.jspecify.annotations.NullMarked;
