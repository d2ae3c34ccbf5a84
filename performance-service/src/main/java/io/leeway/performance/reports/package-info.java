/** Performance reports and their history. */
@NullMarked
package io.leeway.performance.reports;

import org.jspecify.annotations.NullMarked;
