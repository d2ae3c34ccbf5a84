/** Drift that is put into data on purpose. */
@NullMarked
package io.leeway.cli.injection;

import org.jspecify.annotations.NullMarked;
