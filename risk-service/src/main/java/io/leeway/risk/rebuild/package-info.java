/** Brings series and summaries of assessments that were stored before there were any. */
@NullMarked
package io.leeway.risk.rebuild;

import org.jspecify.annotations.NullMarked;
