/**
 * What features do together, which no column shows by itself: rows as codes that one reference sets for all data sets that are
 * held against it, their second moments, and how far two of those are apart. What follows from it is the policies'.
 */
@NullMarked
package io.leeway.evaluation.joint;

import org.jspecify.annotations.NullMarked;
