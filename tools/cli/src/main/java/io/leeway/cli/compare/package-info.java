/** Comparing two files without any server. */
@NullMarked
package io.leeway.cli.compare;

import org.jspecify.annotations.NullMarked;
