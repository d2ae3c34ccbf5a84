/** What became of all that was sent, read from outside. */
@NullMarked
package io.leeway.system.faults.ledger;

import org.jspecify.annotations.NullMarked;
