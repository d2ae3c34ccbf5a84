/** Starting a whole Leeway on this machine. */
@NullMarked
package io.leeway.demo.stack;

import org.jspecify.annotations.NullMarked;
