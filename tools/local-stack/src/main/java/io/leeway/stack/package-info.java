/**
 * A whole Leeway on one machine: embedded servers and supervised services, for trying out, development and tests.
 * Not for production.
 */
@NullMarked
package io.leeway.stack;

import org.jspecify.annotations.NullMarked;
