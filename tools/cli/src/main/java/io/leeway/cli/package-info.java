/** Leeway's command line. */
@NullMarked
package io.leeway.cli;

import org.jspecify.annotations.NullMarked;
