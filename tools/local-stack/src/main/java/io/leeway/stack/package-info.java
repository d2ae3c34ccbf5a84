/** A whole Leeway on one machine: embedded servers and supervised services. */
@NullMarked
package io.leeway.stack;

import org.jspecify.annotations.NullMarked;
