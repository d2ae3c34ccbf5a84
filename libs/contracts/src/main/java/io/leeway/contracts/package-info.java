/** What crosses the wire between Leeway's services, and how it is written. */
@NullMarked
package io.leeway.contracts;

import org.jspecify.annotations.NullMarked;
