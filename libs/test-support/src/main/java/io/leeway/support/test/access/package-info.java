/** Holds a running service to the table of endpoints: every endpoint with every kind of caller. */
@NullMarked
package io.leeway.support.test.access;

import org.jspecify.annotations.NullMarked;
