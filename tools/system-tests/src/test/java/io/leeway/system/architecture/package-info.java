/** Holds the code against the structure it is meant to have. */
@NullMarked
package io.leeway.system.architecture;

import org.jspecify.annotations.NullMarked;
