/** Data sets that models are trained on: reading, preparing, generating. */
@NullMarked
package io.leeway.workbench.dataset;

import org.jspecify.annotations.NullMarked;
