/** Comparing two files without any server. */
@NullMarked
package io.leeway.workbench.compare;

import org.jspecify.annotations.NullMarked;
