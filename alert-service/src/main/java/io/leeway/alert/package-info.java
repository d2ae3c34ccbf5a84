/** Alert service. */
@NullMarked
package io.leeway.alert;

import org.jspecify.annotations.NullMarked;
