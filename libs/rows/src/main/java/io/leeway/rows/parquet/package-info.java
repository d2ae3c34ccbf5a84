/**
 * Reads the columns of a Parquet file, one value after the other and with bounded memory: nothing is allocated by a size that
 * a file claims before it is known that the file, or the memory set aside for it, has it. Knows nothing of tables and cells'
 * meaning but how a value is written as a cell.
 */
@NullMarked
package io.leeway.rows.parquet;

import org.jspecify.annotations.NullMarked;
