/** What a model was trained on, as its definition has it. */
@NullMarked
package io.leeway.workbench.ranges;

import org.jspecify.annotations.NullMarked;
