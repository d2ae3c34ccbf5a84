/** Drift that is put into data on purpose. */
@NullMarked
package io.leeway.workbench.injection;

import org.jspecify.annotations.NullMarked;
