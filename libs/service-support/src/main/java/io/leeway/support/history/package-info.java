/**
 * What services that keep records in MongoDB have in common: records as documents, revisions that several
 * instances write, and the deletion of all that belongs to a model. Which collections there are stands in the
 * services.
 */
@NullMarked
package io.leeway.support.history;

import org.jspecify.annotations.NullMarked;
