/**
 * Rows of a body or file, one after the other, in whatever form they come. A {@link io.leeway.rows.table.RowSource} owns its
 * characters and its errors, so that a new form of rows is one class here. Knows no model: which columns matter, and what
 * their cells mean, is decided by whoever reads the rows.
 */
@NullMarked
package io.leeway.rows.table;

import org.jspecify.annotations.NullMarked;
