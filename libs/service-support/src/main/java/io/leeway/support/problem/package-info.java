/** Refusals and faults as RFC 9457 problem details. What is refused is decided where the request is understood. */
@NullMarked
package io.leeway.support.problem;

import org.jspecify.annotations.NullMarked;
