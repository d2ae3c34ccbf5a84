/** What every endpoint checks alike. */
@NullMarked
package io.leeway.alert.http;

import org.jspecify.annotations.NullMarked;
