/** References and batches as profiles: the distributions of their columns. */
@NullMarked
package io.leeway.drift.profiles;

import org.jspecify.annotations.NullMarked;
