/** Transactions on PostgreSQL, shared by the services that have tables. No table and no query is here. */
@NullMarked
package io.leeway.support.persistence;

import org.jspecify.annotations.NullMarked;
