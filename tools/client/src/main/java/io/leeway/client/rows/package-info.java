/** Commands that send rows and true values. */
@NullMarked
package io.leeway.client.rows;

import org.jspecify.annotations.NullMarked;
