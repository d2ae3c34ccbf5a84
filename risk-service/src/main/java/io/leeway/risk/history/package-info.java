/** The read API over everything that was found: assessments, reports, series of metrics. It only reads. */
@NullMarked
package io.leeway.risk.history;

import org.jspecify.annotations.NullMarked;
