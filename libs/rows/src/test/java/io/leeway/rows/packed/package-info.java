@NullMarked
package io.leeway.rows.packed;

import org.jspecify.annotations.NullMarked;
