/**
 * The rules by which columns are called drifted: {@link io.leeway.evaluation.policy.DriftPolicy} and its three
 * implementations, Leeway's own, evidently's and NannyML's. What a verdict says of a column stands here; what a report
 * shows beside it does not.
 */
@NullMarked
package io.leeway.evaluation.policy;

import org.jspecify.annotations.NullMarked;
