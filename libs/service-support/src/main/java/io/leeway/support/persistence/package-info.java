/** Transactions on PostgreSQL. */
@NullMarked
package io.leeway.support.persistence;

import org.jspecify.annotations.NullMarked;
