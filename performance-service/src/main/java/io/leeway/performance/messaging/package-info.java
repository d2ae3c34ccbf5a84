/** What the service does with each event that reaches it, and in which order. No metric and no query is here. */
@NullMarked
package io.leeway.performance.messaging;

import org.jspecify.annotations.NullMarked;
