/** A Spark job that profiles a table where it is and sends the profile to Leeway. */
@NullMarked
package io.leeway.spark;

import org.jspecify.annotations.NullMarked;
