/** How services write and read JSON: one configuration of the mapper for all of them. */
@NullMarked
package io.leeway.support.json;

import org.jspecify.annotations.NullMarked;
