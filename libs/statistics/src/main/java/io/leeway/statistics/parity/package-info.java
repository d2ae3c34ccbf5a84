/**
 * The decisions that other libraries take by default, to compare with. Leeway's own decisions never come from
 * here: the policies of the evaluation library do.
 */
@NullMarked
package io.leeway.statistics.parity;

import org.jspecify.annotations.NullMarked;
