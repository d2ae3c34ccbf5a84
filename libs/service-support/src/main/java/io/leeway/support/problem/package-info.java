/** Refusals and faults as RFC 9457 problem details. */
@NullMarked
package io.leeway.support.problem;

import org.jspecify.annotations.NullMarked;
