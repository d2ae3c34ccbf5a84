/**
 * Making windows that somebody has accepted part of the reference, the only way in which what is usual grows: the request, what
 * is refused, and the list of what was adopted by whom.
 */
@NullMarked
package io.leeway.drift.adopt;

import org.jspecify.annotations.NullMarked;
