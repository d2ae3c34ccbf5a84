/**
 * What one cell says: a number, a time, a word, or nothing. Knows neither files nor models; what a cell may look like beyond
 * the defaults is told by {@link io.leeway.rows.cell.NumberForm}, {@link io.leeway.rows.cell.TimeForm} and {@link
 * io.leeway.rows.cell.MissingWords}.
 */
@NullMarked
package io.leeway.rows.cell;

import org.jspecify.annotations.NullMarked;
