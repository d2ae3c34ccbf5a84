/** Hashes that are the same on every machine and in every run. */
@NullMarked
package io.leeway.evaluation.hashing;

import org.jspecify.annotations.NullMarked;
