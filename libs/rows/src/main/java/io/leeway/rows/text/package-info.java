/** Characters of a body or file: which encoding they are in, and where that is broken. Knows nothing of rows. */
@NullMarked
package io.leeway.rows.text;

import org.jspecify.annotations.NullMarked;
