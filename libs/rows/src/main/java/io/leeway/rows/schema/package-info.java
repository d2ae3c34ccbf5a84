/**
 * Which columns rows of a model have and how their cells are read: the same for rows that a service takes in and for rows that
 * are profiled elsewhere.
 */
@NullMarked
package io.leeway.rows.schema;

import org.jspecify.annotations.NullMarked;
