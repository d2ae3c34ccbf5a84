/** Live streams of a service over server-sent events. What is told is in the services. */
@NullMarked
package io.leeway.support.stream;

import org.jspecify.annotations.NullMarked;
