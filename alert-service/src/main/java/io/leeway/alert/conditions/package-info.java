/** Alert rules that are added to those of a model's definition, by hand. */
@NullMarked
package io.leeway.alert.conditions;

import org.jspecify.annotations.NullMarked;
