/** What the statistics mean for a batch: evidence, policies and verdicts, without any server. */
@NullMarked
package io.leeway.evaluation;

import org.jspecify.annotations.NullMarked;
