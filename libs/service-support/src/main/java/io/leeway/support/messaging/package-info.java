/** The broker's topology, and safe publishing and consuming of events. */
@NullMarked
package io.leeway.support.messaging;

import org.jspecify.annotations.NullMarked;
