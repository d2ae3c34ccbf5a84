/**
 * The life of incidents: which windows make one, when it is over, and what of it is told.
 *
 * <p>Functions of contracts: no database, no clock, no configuration.
 */
@NullMarked
package io.leeway.alert.incidents;

import org.jspecify.annotations.NullMarked;
