/** What people are told. */
@NullMarked
package io.leeway.contracts.alerts;

import org.jspecify.annotations.NullMarked;
