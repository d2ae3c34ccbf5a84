/** What is remembered of each model between its events. */
@NullMarked
package io.leeway.alert.watch;

import org.jspecify.annotations.NullMarked;
