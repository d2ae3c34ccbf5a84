/**
 * What the statistics mean for a batch, without any server. Read it as the data go:
 *
 * <ul>
 *   <li>{@code profiles}: rows become the distributions of their columns
 *   <li>{@code detector}: a statistic of two columns, under a name
 *   <li>{@code policy}, {@code vectors}, {@code quality}: what has drifted or gone bad, compared with the reference
 *   <li>{@code range}: what lies beyond the values that the model was trained on
 *   <li>{@code change}: what has changed, compared with the model's own history
 *   <li>{@code drift}: all of it put together as what a drift report says
 *   <li>{@code performance}: labelled rows measured, held against the baseline, and put together as a performance report
 *   <li>{@code watch}: batch after batch, as the services do it with their databases
 * </ul>
 *
 * Nothing here knows a framework, a database, a clock or a message.
 */
@NullMarked
package io.leeway.evaluation;

import org.jspecify.annotations.NullMarked;
