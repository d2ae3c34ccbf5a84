/**
 * Reads Arrow's streams of batches as they come, and its files by their footers, with bounded memory: nothing is
 * allocated by a size that a stream claims before it is known that the stream, or the memory set aside for it, has it. Knows
 * nothing of tables and cells' meaning but how a value is written as a cell.
 */
@NullMarked
package io.leeway.rows.arrow;

import org.jspecify.annotations.NullMarked;
