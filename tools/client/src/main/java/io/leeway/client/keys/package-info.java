/** Keys: making them, listing them, taking them away. They work on the file of keys alone and ask no service. */
@NullMarked
package io.leeway.client.keys;

import org.jspecify.annotations.NullMarked;
