/** Tells programs that profile rows by themselves how to do so. */
@NullMarked
package io.leeway.drift.plan;

import org.jspecify.annotations.NullMarked;
