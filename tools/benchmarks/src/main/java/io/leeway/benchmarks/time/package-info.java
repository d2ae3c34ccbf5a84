/**
 * How often alarms come about data with time in them of which nothing has changed, and how soon changes are found; the
 * tables are in docs/alarms.md.
 */
@NullMarked
package io.leeway.benchmarks.time;

import org.jspecify.annotations.NullMarked;
