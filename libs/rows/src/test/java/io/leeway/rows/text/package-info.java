@NullMarked
package io.leeway.rows.text;

import org.jspecify.annotations.NullMarked;
