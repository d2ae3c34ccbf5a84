/**
 * How often nothing raises an alarm, and how often something is found: {@link io.leeway.benchmarks.alarms.AlarmTables} prints
 * the tables in {@code docs/policies.md}.
 */
@NullMarked
package io.leeway.benchmarks.alarms;

import org.jspecify.annotations.NullMarked;
