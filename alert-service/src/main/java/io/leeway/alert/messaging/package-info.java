/** What the service does with the events that reach it. */
@NullMarked
package io.leeway.alert.messaging;

import org.jspecify.annotations.NullMarked;
