@NullMarked
package io.leeway.rows.cell;

import org.jspecify.annotations.NullMarked;
