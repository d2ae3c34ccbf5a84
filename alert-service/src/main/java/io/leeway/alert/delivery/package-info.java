/** Bringing alerts to people by e-mail. */
@NullMarked
package io.leeway.alert.delivery;

import org.jspecify.annotations.NullMarked;
