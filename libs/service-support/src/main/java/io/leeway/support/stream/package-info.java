/** What is told live, over server-sent events. */
@NullMarked
package io.leeway.support.stream;

import org.jspecify.annotations.NullMarked;
