/** Data sets that models are trained on: reading, preparing, generating. */
@NullMarked
package io.leeway.cli.dataset;

import org.jspecify.annotations.NullMarked;
