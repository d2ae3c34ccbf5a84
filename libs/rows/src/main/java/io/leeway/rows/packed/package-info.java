/**
 * What formats of columns with types have in common, as Parquet and Arrow are: numbers in bytes, the memory that their parts
 * may take, what unpacks them, and how a table is refused. Nothing is allocated by a size that somebody claims.
 */
@NullMarked
package io.leeway.rows.packed;

import org.jspecify.annotations.NullMarked;
