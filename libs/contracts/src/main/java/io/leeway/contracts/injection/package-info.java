/** Drift that is put into data on purpose: what is done, to which column, and when. Who has the data carries it out. */
@NullMarked
package io.leeway.contracts.injection;

import org.jspecify.annotations.NullMarked;
