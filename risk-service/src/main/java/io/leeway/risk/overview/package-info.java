/** What the list of models shows: a small document a model, kept up to date with each assessment, and pages of them. */
@NullMarked
package io.leeway.risk.overview;

import org.jspecify.annotations.NullMarked;
