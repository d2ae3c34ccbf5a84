/** The live stream of alerts. */
@NullMarked
package io.leeway.alert.stream;

import org.jspecify.annotations.NullMarked;
