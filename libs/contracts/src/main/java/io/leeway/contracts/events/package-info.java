/** The messages that services send each other. */
@NullMarked
package io.leeway.contracts.events;

import org.jspecify.annotations.NullMarked;
