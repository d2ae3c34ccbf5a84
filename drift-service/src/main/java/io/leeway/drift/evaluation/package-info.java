/** Whether columns have drifted. */
@NullMarked
package io.leeway.drift.evaluation;

import org.jspecify.annotations.NullMarked;
