/** Work that nobody waits for. */
@NullMarked
package io.leeway.alert.background;

import org.jspecify.annotations.NullMarked;
