/** The command {@code conditions}. */
@NullMarked
package io.leeway.client.conditions;

import org.jspecify.annotations.NullMarked;
