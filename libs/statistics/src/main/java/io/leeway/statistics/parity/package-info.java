/** The default decisions of other libraries, for people who compare. */
@NullMarked
package io.leeway.statistics.parity;

import org.jspecify.annotations.NullMarked;
