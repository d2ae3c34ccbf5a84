/** The read API over everything that was found. */
@NullMarked
package io.leeway.risk.history;

import org.jspecify.annotations.NullMarked;
