/** What a caller may do: every request to a resource is held against the table of endpoints, and changes are told. */
@NullMarked
package io.leeway.support.roles;

import org.jspecify.annotations.NullMarked;
