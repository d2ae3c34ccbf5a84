/** What commands print and ask. */
@NullMarked
package io.leeway.client.console;

import org.jspecify.annotations.NullMarked;
