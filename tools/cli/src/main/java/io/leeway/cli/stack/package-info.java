/** Starting a whole Leeway on this machine. */
@NullMarked
package io.leeway.cli.stack;

import org.jspecify.annotations.NullMarked;
