/** How many requests a key may send, so that one that runs wild leaves the others their share. */
@NullMarked
package io.leeway.support.rates;

import org.jspecify.annotations.NullMarked;
