/**
 * What columns do together: second moments that merge, correlations and how they change, and the leading components of a data
 * set. Knows columns by their number only.
 */
@NullMarked
package io.leeway.statistics.joint;

import org.jspecify.annotations.NullMarked;
