/** The risk score of a batch. */
@NullMarked
package io.leeway.risk.assessment;

import org.jspecify.annotations.NullMarked;
