/**
 * The risk score of a batch, its parts and its level, from the reports of the other services. No data and no
 * statistic is looked at here.
 */
@NullMarked
package io.leeway.risk.assessment;

import org.jspecify.annotations.NullMarked;
