/** The command {@code silence}. */
@NullMarked
package io.leeway.client.silences;

import org.jspecify.annotations.NullMarked;
