/** How many alarms about drift a model's budget allows, how many there were, and how many chance alone would have raised. */
@NullMarked
package io.leeway.risk.budget;

import org.jspecify.annotations.NullMarked;
