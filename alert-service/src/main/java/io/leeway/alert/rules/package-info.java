/** Which conditions a batch meets. */
@NullMarked
package io.leeway.alert.rules;

import org.jspecify.annotations.NullMarked;
