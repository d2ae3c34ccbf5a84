/** How services write JSON. */
@NullMarked
package io.leeway.support.json;

import org.jspecify.annotations.NullMarked;
