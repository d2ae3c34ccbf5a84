/** Records as MongoDB documents. */
@NullMarked
package io.leeway.support.history;

import org.jspecify.annotations.NullMarked;
