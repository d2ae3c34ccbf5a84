@NullMarked
package io.leeway.rows.parquet;

import org.jspecify.annotations.NullMarked;
