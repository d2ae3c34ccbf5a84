/** The rules of evaluation as beans: policy, detectors and checks. */
@NullMarked
package io.leeway.drift.evaluation;

import org.jspecify.annotations.NullMarked;
