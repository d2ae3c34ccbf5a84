/**
 * Which conditions of a model's alert rules an assessment meets, and whom these rules name.
 *
 * <p>Rules are functions of contracts: no database, no clock, no configuration.
 */
@NullMarked
package io.leeway.alert.rules;

import org.jspecify.annotations.NullMarked;
