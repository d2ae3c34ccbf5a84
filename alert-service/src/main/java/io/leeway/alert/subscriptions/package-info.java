/** Who wants to be told of alerts beside a model's own recipients. */
@NullMarked
package io.leeway.alert.subscriptions;

import org.jspecify.annotations.NullMarked;
