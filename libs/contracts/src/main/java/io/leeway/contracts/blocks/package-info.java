/** The columnar form in which a batch's rows cross the wire. */
@NullMarked
package io.leeway.contracts.blocks;

import org.jspecify.annotations.NullMarked;
