@NullMarked
package io.leeway.rows.table;

import org.jspecify.annotations.NullMarked;
