/**
 * The rules of the evaluation library as beans, with what is configured, and the time of an evaluation. The rules
 * themselves stand in the library: here is no threshold and no verdict.
 */
@NullMarked
package io.leeway.drift.evaluate;

import org.jspecify.annotations.NullMarked;
