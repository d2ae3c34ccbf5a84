/**
 * Requests that every service has to refuse with a problem that says why, and a client that can send them although
 * ordinary clients would not.
 */
@NullMarked
package io.leeway.support.test.hostile;

import org.jspecify.annotations.NullMarked;
