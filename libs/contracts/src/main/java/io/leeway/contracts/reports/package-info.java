/** What Leeway says of a batch: drift, performance and risk. */
@NullMarked
package io.leeway.contracts.reports;

import org.jspecify.annotations.NullMarked;
