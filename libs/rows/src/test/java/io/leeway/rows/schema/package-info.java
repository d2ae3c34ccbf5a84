@NullMarked
package io.leeway.rows.schema;

import org.jspecify.annotations.NullMarked;
