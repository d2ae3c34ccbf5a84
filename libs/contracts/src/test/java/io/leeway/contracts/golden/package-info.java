/** Holds what is written and read against checked-in files. */
@NullMarked
package io.leeway.contracts.golden;

import org.jspecify.annotations.NullMarked;
