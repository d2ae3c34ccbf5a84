/** A first definition of a model, told from a file of its rows. */
@NullMarked
package io.leeway.workbench.init;

import org.jspecify.annotations.NullMarked;
