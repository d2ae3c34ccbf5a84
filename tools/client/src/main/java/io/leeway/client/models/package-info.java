/** Commands about models: registering, listing, references, retiring, deleting. */
@NullMarked
package io.leeway.client.models;

import org.jspecify.annotations.NullMarked;
